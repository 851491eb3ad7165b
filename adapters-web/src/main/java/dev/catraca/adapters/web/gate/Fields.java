package dev.catraca.adapters.web.gate;

import dev.catraca.domain.shared.InvalidValue;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the fields of a JSON object with exact types and without conversion, and gathers everything
 * that is wrong before refusing.
 *
 * <pre>{@code
 * var in = Fields.of(body, Fields.Unknown.REFUSED);
 * var email = in.value("email", Email::new);
 * var name = in.optionalText("name");
 * var price = in.object("price");
 * long amount = price.integer("amount");
 * return in.done(() -> new Command(email, name, amount));
 * }</pre>
 *
 * What a method returns for a field that is wrong is only a placeholder (empty, zero, {@code null}
 * for a converted value): nothing may be built from it before {@code done}, which then throws. A
 * JSON {@code null} is a value of the wrong type, not an absent field.
 */
public final class Fields {
    /** What happens to fields that nobody asked for. */
    public enum Unknown {
        REFUSED,
        IGNORED
    }

    private static final int DEFAULT_LENGTH = 200;

    /** For values whose own type knows the exact limit. */
    private static final int VALUE_LENGTH = 1_000;

    private static final Pattern TIMESTAMP =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                            + "(Z|[+-][0-9]{2}:[0-9]{2})");

    /** A name we may repeat in an answer; anything else could be a card number or a script. */
    private static final Pattern SHOWABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private final JsonObject json;
    private final String path;
    private final Unknown unknown;
    private final Findings findings;
    private final List<Fields> nested = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    private Fields(JsonObject json, String path, Unknown unknown, Findings findings) {
        this.json = json;
        this.path = path;
        this.unknown = unknown;
        this.findings = findings;
    }

    /**
     * Opens a body.
     *
     * @throws Rejected when it is not strictly JSON, or not an object
     */
    public static Fields of(byte[] body, Unknown unknown) {
        if (StrictJson.parse(body) instanceof JsonObject object) {
            return new Fields(object, "", unknown, new Findings());
        }
        throw new Rejected(ProblemCode.JSON_NOT_AN_OBJECT);
    }

    /** Opens an object that was made of a body. */
    public static Fields of(JsonObject made, Unknown unknown) {
        return new Fields(made, "", unknown, new Findings());
    }

    /** The object as it was read, for a {@link Fingerprint}. */
    public JsonObject json() {
        return json;
    }

    /** Text of at most 200 code points that is not blank. */
    public String text(String name) {
        return text(name, DEFAULT_LENGTH);
    }

    public String text(String name, int maxCodePoints) {
        return requiredText(name, maxCodePoints).orElse("");
    }

    /** Text of at most 200 code points; absent and blank are the same. */
    public Optional<String> optionalText(String name) {
        return optionalText(name, DEFAULT_LENGTH);
    }

    public Optional<String> optionalText(String name, int maxCodePoints) {
        return optional(name)
                .flatMap(it -> asText(child(name), it, maxCodePoints))
                .filter(it -> !it.isBlank());
    }

    /** Text turned into a value of the domain; its {@link InvalidValue} becomes a violation. */
    @SuppressWarnings("NullAway") // null only where done() is sure to throw
    public <T> T value(String name, Function<String, T> from) {
        return requiredText(name, VALUE_LENGTH)
                .flatMap(it -> convert(child(name), () -> from.apply(it)))
                .orElse(null);
    }

    public <T> Optional<T> optionalValue(String name, Function<String, T> from) {
        return optionalValue(name, VALUE_LENGTH, from);
    }

    public <T> Optional<T> optionalValue(String name, int maxCodePoints, Function<String, T> from) {
        return optionalText(name, maxCodePoints)
                .flatMap(it -> convert(child(name), () -> from.apply(it)));
    }

    /** One of a fixed set of words, spelt exactly. */
    @SuppressWarnings("NullAway") // null only where done() is sure to throw
    public <T> T choice(String name, Map<String, T> words) {
        return requiredText(name, VALUE_LENGTH).flatMap(it -> choose(name, it, words)).orElse(null);
    }

    public <T> Optional<T> optionalChoice(String name, Map<String, T> words) {
        return optionalText(name, VALUE_LENGTH).flatMap(it -> choose(name, it, words));
    }

    /** A whole number written as one: neither {@code 12.0} nor {@code 1e3} nor {@code "12"}. */
    public long integer(String name) {
        return required(name).flatMap(it -> asInteger(child(name), it)).orElse(0L);
    }

    public OptionalLong optionalInteger(String name) {
        return optional(name)
                .flatMap(it -> asInteger(child(name), it))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** A whole number turned into a value of the domain; its refusal becomes a violation. */
    @SuppressWarnings("NullAway") // null only where done() is sure to throw
    public <T> T integer(String name, LongFunction<T> from) {
        return required(name).flatMap(it -> asInteger(child(name), it, from)).orElse(null);
    }

    public <T> Optional<T> optionalInteger(String name, LongFunction<T> from) {
        return optional(name).flatMap(it -> asInteger(child(name), it, from));
    }

    /** A number as it was written, such as a coordinate; never an amount of money. */
    public Optional<BigDecimal> optionalDecimal(String name) {
        return optional(name).flatMap(it -> asDecimal(child(name), it));
    }

    public <T> Optional<T> optionalDecimal(String name, Function<BigDecimal, T> from) {
        return optionalDecimal(name).flatMap(it -> convert(child(name), () -> from.apply(it)));
    }

    /** A number as it was written, turned into a value of the domain exactly. */
    @SuppressWarnings("NullAway") // null only where done() is sure to throw
    public <T> T decimal(String name, Function<BigDecimal, T> from) {
        return required(name)
                .flatMap(it -> asDecimal(child(name), it))
                .flatMap(it -> convert(child(name), () -> from.apply(it)))
                .orElse(null);
    }

    public boolean bool(String name) {
        return required(name).flatMap(it -> asBool(child(name), it)).orElse(false);
    }

    /** A yes or no turned into a value of the domain; its refusal becomes a violation. */
    @SuppressWarnings("NullAway") // null only where done() is sure to throw
    public <T> T bool(String name, Function<Boolean, T> from) {
        return required(name)
                .flatMap(it -> asBool(child(name), it))
                .flatMap(it -> convert(child(name), () -> from.apply(it)))
                .orElse(null);
    }

    public Optional<Boolean> optionalBool(String name) {
        return optional(name).flatMap(it -> asBool(child(name), it));
    }

    /** A timestamp of RFC 3339 with its offset. */
    public Instant instant(String name) {
        return required(name).flatMap(it -> asInstant(child(name), it)).orElse(Instant.EPOCH);
    }

    public Optional<Instant> optionalInstant(String name) {
        return optional(name).flatMap(it -> asInstant(child(name), it));
    }

    public Fields object(String name) {
        return required(name)
                .flatMap(it -> asFields(child(name), it))
                .orElseGet(() -> placeholder(child(name)));
    }

    public Optional<Fields> optionalObject(String name) {
        return optional(name).flatMap(it -> asFields(child(name), it));
    }

    /** A list of objects; it may be empty. */
    public List<Fields> objects(String name) {
        return required(name).map(it -> each(name, it, this::asFields)).orElse(List.of());
    }

    public Optional<List<Fields>> optionalObjects(String name) {
        return optional(name).map(it -> each(name, it, this::asFields));
    }

    /** A list of texts of at most 200 code points each; it may be empty. */
    public List<String> strings(String name) {
        return required(name).map(it -> each(name, it, this::asListedText)).orElse(List.of());
    }

    /** A list of texts turned into values of the domain, each reported at its own place. */
    public <T> Optional<List<T>> optionalValues(
            String name, int maxCodePoints, Function<String, T> from) {
        return optional(name)
                .map(
                        list ->
                                each(
                                        name,
                                        list,
                                        (field, it) ->
                                                asText(field, it, maxCodePoints)
                                                        .flatMap(
                                                                text ->
                                                                        convert(
                                                                                field,
                                                                                () ->
                                                                                        from.apply(
                                                                                                text)))));
    }

    public Optional<List<String>> optionalStrings(String name) {
        return optional(name).map(it -> each(name, it, this::asListedText));
    }

    /** An object whose names are free and whose values are texts, in the order of the body. */
    public Map<String, String> map(String name) {
        return required(name).map(it -> asMap(child(name), it)).orElse(Map.of());
    }

    /** The same, with names and texts turned into values of the domain. */
    public <K, V> Map<K, V> map(String name, Function<String, K> keys, Function<String, V> values) {
        var map = new LinkedHashMap<K, V>();
        map(name)
                .forEach(
                        (key, text) ->
                                convert(
                                                join(child(name), key),
                                                () ->
                                                        Map.entry(
                                                                keys.apply(key),
                                                                values.apply(text)))
                                        .ifPresent(it -> map.put(it.getKey(), it.getValue())));
        return map;
    }

    public Optional<Map<String, String>> optionalMap(String name) {
        return optional(name).map(it -> asMap(child(name), it));
    }

    /**
     * The whole object, whose names are free and whose values are texts or lists of texts of at
     * most 512 code points each. What stands in an object inside of it is named with that one's
     * name and a dot, and may be an integer, too.
     *
     * @throws Rejected when a value is anything else
     */
    public Map<String, List<String>> textsByName() {
        var texts = new LinkedHashMap<String, List<String>>();
        json.forEach(
                (name, value) -> {
                    if (value instanceof JsonObject group) {
                        group.forEach((inner, it) -> inGroup(join(child(name), inner), it, texts));
                    } else {
                        texts.put(
                                name,
                                value instanceof JsonArray
                                        ? each(name, value, this::asCredential)
                                        : asCredential(child(name), value)
                                                .map(List::of)
                                                .orElse(List.of()));
                    }
                });
        findings.check();
        return texts;
    }

    /** A group has codes as well, which some write as numbers. */
    private void inGroup(String field, JsonValue value, Map<String, List<String>> texts) {
        var text =
                value instanceof JsonNumber number && number.isIntegral()
                        ? asInteger(field, number).map(it -> Long.toString(it))
                        : asCredential(field, value);
        texts.put(field, text.map(List::of).orElse(List.of()));
    }

    private Optional<String> asCredential(String field, JsonValue value) {
        return asText(field, value, 512);
    }

    /**
     * A value made of several fields of this object; its {@link InvalidValue} is reported at this
     * object's own path. Only made when nothing was wrong so far.
     */
    @SuppressWarnings("NullAway") // null only where done() is sure to throw
    public <T> T make(Supplier<T> from) {
        return findings.none() ? convert(path, from).orElse(null) : null;
    }

    /**
     * The end of reading, called on the body itself.
     *
     * @throws Rejected with all violations: 400 if any field is missing, unknown or of the wrong
     *     type, else 422 if any value is not acceptable
     */
    public void done() {
        if (!path.isEmpty()) {
            throw new IllegalStateException("only the whole body can be done");
        }
        reportUnknown();
        findings.check();
    }

    /** As {@link #done()}, and then makes the result, whose {@link InvalidValue} is a 422 too. */
    public <T> T done(Supplier<T> from) {
        done();
        var made = make(from);
        findings.check();
        return made;
    }

    private void reportUnknown() {
        if (unknown == Unknown.REFUSED) {
            json.keySet().stream()
                    .filter(it -> !asked.contains(it))
                    .forEach(it -> findings.structure(child(it), "unknown-field"));
        }
        nested.forEach(Fields::reportUnknown);
    }

    private Optional<JsonValue> required(String name) {
        var found = optional(name);
        if (found.isEmpty()) {
            findings.structure(child(name), "required");
        }
        return found;
    }

    private Optional<JsonValue> optional(String name) {
        asked.add(name);
        return Optional.ofNullable(json.get(name));
    }

    private Optional<String> requiredText(String name, int maxCodePoints) {
        var found = required(name).flatMap(it -> asText(child(name), it, maxCodePoints));
        if (found.filter(String::isBlank).isPresent()) {
            findings.structure(child(name), "blank");
            return Optional.empty();
        }
        return found;
    }

    private Optional<String> asText(String field, JsonValue value, int maxCodePoints) {
        if (!(value instanceof JsonString string)) {
            return wrong(field, "not-text");
        }
        var text = string.getString();
        if (text.codePointCount(0, text.length()) > maxCodePoints) {
            findings.value(field, "too-long", Integer.toString(maxCodePoints));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<String> asListedText(String field, JsonValue value) {
        return asText(field, value, DEFAULT_LENGTH);
    }

    private Optional<Long> asInteger(String field, JsonValue value) {
        if (!(value instanceof JsonNumber number) || !number.isIntegral()) {
            return wrong(field, "not-an-integer");
        }
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException tooLarge) {
            return wrong(field, "integer-out-of-range");
        }
    }

    private <T> Optional<T> asInteger(String field, JsonValue value, LongFunction<T> from) {
        return asInteger(field, value).flatMap(it -> convert(field, () -> from.apply(it)));
    }

    private Optional<BigDecimal> asDecimal(String field, JsonValue value) {
        return value instanceof JsonNumber number
                ? Optional.of(number.bigDecimalValue())
                : wrong(field, "not-a-number");
    }

    private Optional<Boolean> asBool(String field, JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> wrong(field, "not-a-boolean");
        };
    }

    private Optional<Instant> asInstant(String field, JsonValue value) {
        if (value instanceof JsonString string && TIMESTAMP.matcher(string.getString()).matches()) {
            try {
                return Optional.of(OffsetDateTime.parse(string.getString()).toInstant());
            } catch (DateTimeException noSuchDay) {
                return wrong(field, "not-a-timestamp");
            }
        }
        return wrong(field, "not-a-timestamp");
    }

    private Optional<Fields> asFields(String field, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return wrong(field, "not-an-object");
        }
        var fields = new Fields(object, field, unknown, findings);
        nested.add(fields);
        return Optional.of(fields);
    }

    private Map<String, String> asMap(String field, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            findings.structure(field, "not-an-object");
            return Map.of();
        }
        var map = new LinkedHashMap<String, String>();
        object.forEach(
                (name, it) ->
                        asText(join(field, name), it, DEFAULT_LENGTH)
                                .ifPresent(text -> map.put(name, text)));
        return map;
    }

    private <T> List<T> each(String name, JsonValue value, Element<T> element) {
        if (!(value instanceof JsonArray array)) {
            findings.structure(child(name), "not-a-list");
            return List.of();
        }
        var all = new ArrayList<T>();
        for (int i = 0; i < array.size(); i++) {
            element.read(child(name) + "[" + i + "]", array.get(i)).ifPresent(all::add);
        }
        return all;
    }

    @FunctionalInterface
    private interface Element<T> {
        Optional<T> read(String field, JsonValue value);
    }

    private <T> Optional<T> convert(String field, Supplier<T> from) {
        try {
            return Optional.of(from.get());
        } catch (InvalidValue refused) {
            findings.value(field, refused);
            return Optional.empty();
        }
    }

    private <T> Optional<T> choose(String name, String word, Map<String, T> words) {
        var chosen = Optional.ofNullable(words.get(word));
        if (chosen.isEmpty()) {
            var offered = String.join(", ", new TreeSet<>(words.keySet()));
            findings.value(child(name), "not-a-choice", offered);
        }
        return chosen;
    }

    private <T> Optional<T> wrong(String field, String code) {
        findings.structure(field, code);
        return Optional.empty();
    }

    /** Stands in for an object that is missing: its own fields are not reported as well. */
    private Fields placeholder(String field) {
        var alreadyWrong = new Findings();
        alreadyWrong.structure(field, "required");
        return new Fields(JsonValue.EMPTY_JSON_OBJECT, field, Unknown.IGNORED, alreadyWrong);
    }

    private String child(String name) {
        return join(path, name);
    }

    private static String join(String path, String name) {
        var shown = SHOWABLE_NAME.matcher(name).matches() ? name : "?";
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
