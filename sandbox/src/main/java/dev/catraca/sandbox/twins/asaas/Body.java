package dev.catraca.sandbox.twins.asaas;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a request: known fields only, of exactly their types. Null is the same as absent.
 */
final class Body {

    private static final BigDecimal MOST_REAIS = new BigDecimal("9999999.99");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final String path;
    private final JsonObject json;

    /** The path is empty for a whole body, else it ends in a dot. */
    private Body(String path, JsonObject json, Set<String> known) {
        this.path = path;
        this.json = json;
        json.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw refused(name, "não é um campo conhecido");
                        });
    }

    static Body of(JsonObject json, String... known) {
        return new Body("", json, Set.of(known));
    }

    JsonObject json() {
        return json;
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    Optional<String> text(String name, int longest) {
        return value(name).map(value -> text(name, value, longest));
    }

    String requiredText(String name, int longest) {
        return text(name, longest).orElseThrow(() -> missing(name));
    }

    private String text(String name, JsonValue value, int longest) {
        if (!(value instanceof JsonString string)) {
            throw refused(name, "deve ser um texto");
        }
        String text = string.getString();
        if (text.isBlank()) {
            throw refused(name, "não pode ser vazio");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw refused(name, "deve ter no máximo %d caracteres".formatted(longest));
        }
        return text;
    }

    Optional<String> matching(String name, String pattern) {
        Optional<String> text = text(name, 255);
        if (text.isPresent() && !text.get().matches(pattern)) {
            throw refused(name, "não é válido");
        }
        return text;
    }

    Optional<String> oneOf(String name, Set<String> allowed) {
        Optional<String> text = text(name, 255);
        if (text.isPresent() && !allowed.contains(text.get())) {
            throw refused(name, "deve ser um destes: " + listed(allowed));
        }
        return text;
    }

    Optional<String> webAddress(String name) {
        Optional<String> text = text(name, 2000);
        if (text.isPresent() && !isWebAddress(text.get())) {
            throw refused(name, "deve ser uma URL");
        }
        return text;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    Optional<Integer> integer(String name, int least, int most) {
        return value(name)
                .map(
                        value -> {
                            if (!(value instanceof JsonNumber number)
                                    || !number.isIntegral()
                                    || number.bigIntegerValue().bitLength() > 31
                                    || number.intValue() < least
                                    || number.intValue() > most) {
                                throw refused(
                                        name,
                                        "deve ser um número inteiro de %d a %d"
                                                .formatted(least, most));
                            }
                            return number.intValue();
                        });
    }

    Optional<Boolean> truth(String name) {
        return value(name)
                .map(
                        value -> {
                            if (!JsonValue.TRUE.equals(value) && !JsonValue.FALSE.equals(value)) {
                                throw refused(name, "deve ser verdadeiro ou falso");
                            }
                            return JsonValue.TRUE.equals(value);
                        });
    }

    /** More than zero, at most two places; answered in centavos. */
    Optional<Long> reais(String name) {
        return decimal(name, 2, MOST_REAIS).map(value -> value.movePointRight(2).longValueExact());
    }

    /** More than zero, at most a hundred, at most four places. */
    Optional<BigDecimal> percentage(String name) {
        return decimal(name, 4, HUNDRED);
    }

    private Optional<BigDecimal> decimal(String name, int places, BigDecimal most) {
        return value(name)
                .map(
                        value -> {
                            if (!(value instanceof JsonNumber number)) {
                                throw refused(name, "deve ser um número");
                            }
                            BigDecimal decimal = number.bigDecimalValue();
                            if (decimal.signum() <= 0 || decimal.compareTo(most) > 0) {
                                throw refused(
                                        name,
                                        "deve ser maior que zero e no máximo "
                                                + most.toPlainString());
                            }
                            if (decimal.scale() > places) {
                                throw refused(
                                        name,
                                        "deve ter no máximo %d casas decimais".formatted(places));
                            }
                            return decimal;
                        });
    }

    Optional<Body> object(String name, String... known) {
        return value(name).map(value -> object(path + name, value, Set.of(known)));
    }

    private static Body object(String itsPath, JsonValue value, Set<String> known) {
        if (!(value instanceof JsonObject object)) {
            throw AsaasRefusal.invalid(
                    itsPath, "O campo %s deve ser um objeto.".formatted(itsPath));
        }
        return new Body(itsPath + ".", object, known);
    }

    /** At least one, if the list is there at all. */
    List<Body> objects(String name, String... known) {
        List<Body> objects = new ArrayList<>();
        for (JsonValue value : list(name)) {
            objects.add(
                    object("%s[%d]".formatted(path + name, objects.size()), value, Set.of(known)));
        }
        return objects;
    }

    /** Different ones of these; at least one, if the list is there at all. */
    List<String> texts(String name, Set<String> allowed) {
        List<String> texts = new ArrayList<>();
        for (JsonValue value : list(name)) {
            String text = text(name, value, 255);
            if (!allowed.contains(text) || texts.contains(text)) {
                throw refused(name, "deve conter, sem repetição: " + listed(allowed));
            }
            texts.add(text);
        }
        return texts;
    }

    private List<JsonValue> list(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof JsonArray array) || array.isEmpty()) {
            throw refused(name, "deve ser uma lista com ao menos um elemento");
        }
        return array;
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> !JsonValue.NULL.equals(value));
    }

    AsaasRefusal missing(String name) {
        return refused(name, "é obrigatório");
    }

    /** The sentence goes on after the field's name. */
    AsaasRefusal refused(String name, String why) {
        return AsaasRefusal.invalid(path + name, "O campo %s %s.".formatted(path + name, why));
    }

    private static String listed(Set<String> allowed) {
        return String.join(", ", allowed.stream().sorted().toList());
    }
}
