package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.JsonFields;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What we read of Pacto's answers. The same thing has several names in them, by API and by age;
 * what has none of the names is not there.
 */
final class PactoWire {
    private static final List<String> CONTENT = List.of("return", "retorno", "content", "data");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,59}");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^A-Z0-9]+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/uuuu - HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);

    private PactoWire() {}

    /** An answer without what is around it; the error is Pacto's code for it, never its text. */
    record Envelope(Optional<JsonValue> content, Optional<String> error) {
        /** Empty if the answer is not Pacto's, but a web page or a piece of something. */
        static Optional<Envelope> of(Answer answer) {
            // Some lists come without anything around them.
            return answer.json()
                    .map(Envelope::of)
                    .or(
                            () ->
                                    Answer.json("{\"return\":" + answer.body() + "}")
                                            .filter(it -> it.get("return") instanceof JsonArray)
                                            .map(Envelope::of));
        }

        private static Envelope of(JsonObject json) {
            var content =
                    CONTENT.stream()
                            .filter(json::containsKey)
                            .map(json::get)
                            .filter(it -> !it.equals(JsonValue.NULL))
                            .findFirst();
            var meta = JsonFields.object(json, "meta");
            var error =
                    Stream.of(
                                    fault(json, "statusErro"),
                                    meta.flatMap(it -> fault(it, "error")),
                                    fault(json, "erro"),
                                    // A message beside a result may be a friendly one.
                                    content.isEmpty()
                                            ? fault(json, "message")
                                            : Optional.<String>empty())
                            .flatMap(Optional::stream)
                            .findFirst();
            return new Envelope(content, error);
        }

        /** The object that was asked for; throws {@link UnexpectedAnswer} for anything else. */
        JsonObject object() {
            return content.filter(JsonObject.class::isInstance)
                    .map(JsonValue::asJsonObject)
                    .orElseThrow(() -> new UnexpectedAnswer("no object"));
        }

        /** The objects of the list that was asked for. */
        List<JsonObject> list() {
            return content.filter(JsonArray.class::isInstance)
                    .map(JsonValue::asJsonArray)
                    .filter(it -> it.stream().allMatch(JsonObject.class::isInstance))
                    .map(it -> it.getValuesAs(JsonObject.class))
                    .orElseThrow(() -> new UnexpectedAnswer("no list"));
        }

        @Override
        public String toString() {
            return "Envelope[***]";
        }
    }

    private static Optional<String> fault(JsonObject json, String name) {
        return switch (json.getOrDefault(name, JsonValue.NULL)) {
            case JsonString it when !it.getString().isBlank() -> Optional.of(code(it.getString()));
            case JsonValue it when it.equals(JsonValue.TRUE) -> Optional.of("unspecified");
            default -> Optional.empty();
        };
    }

    /** What looks like a code may be told; a sentence may name somebody. */
    static String code(String text) {
        var word = word(text);
        return CODE.matcher(text.strip().toUpperCase(Locale.ROOT)).matches()
                        && CODE.matcher(word).matches()
                ? word
                : "unspecified";
    }

    /** In capitals without accents, everything else an underscore: {@code CARTAO_RECUSADO}. */
    static String word(String text) {
        var bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORD.matcher(bare.strip().toUpperCase(Locale.ROOT)).replaceAll("_");
    }

    /** Text, or a number as text: codes are written both ways. */
    static Optional<String> label(JsonObject json, String... names) {
        return Stream.of(names)
                .flatMap(it -> label(json.getOrDefault(it, JsonValue.NULL)).stream())
                .findFirst();
    }

    private static Optional<String> label(JsonValue value) {
        return switch (value) {
            case JsonString text when !text.getString().isBlank() ->
                    Optional.of(text.getString().strip());
            case JsonNumber number when number.isIntegral() -> Optional.of(number.toString());
            default -> Optional.empty();
        };
    }

    /** A small number; zero if it is not there. */
    static int count(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber number
                        && number.isIntegral()
                        && number.bigIntegerValueExact().bitLength() < Integer.SIZE
                ? Math.max(0, number.intValue())
                : 0;
    }

    /** {@code 31/12/2026}, with a time after it or not. */
    static Optional<LocalDate> day(JsonObject json, String name) {
        return text(json, name).flatMap(PactoWire::day);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip().split(" ", 2)[0], DAY));
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }

    /** {@code 31/12/2026 - 23:59:59}; the beginning of the day if there is no time. */
    static Optional<LocalDateTime> time(JsonObject json, String name) {
        return text(json, name)
                .flatMap(
                        it -> {
                            try {
                                return Optional.of(LocalDateTime.parse(it.strip(), TIME));
                            } catch (DateTimeException noTime) {
                                return day(it).map(LocalDate::atStartOfDay);
                            }
                        });
    }

    static String written(LocalDate day) {
        return DAY.format(day);
    }
}
