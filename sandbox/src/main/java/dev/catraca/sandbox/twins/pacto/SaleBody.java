package dev.catraca.sandbox.twins.pacto;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A body's fields: known names only, of exactly their types. Null is the same as absent. */
final class SaleBody {

    private static final BigDecimal MOST_REAIS = new BigDecimal("9999999.99");

    private final JsonObject json;

    private SaleBody(JsonObject json) {
        this.json = json;
    }

    static SaleBody of(JsonObject json, Set<String> known) {
        if (!known.containsAll(json.keySet())) {
            throw PactoRefusal.shape("Campo desconhecido no corpo");
        }
        return new SaleBody(json);
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    Optional<String> text(String name, int longest) {
        return value(name)
                .map(
                        value -> {
                            if (!(value instanceof JsonString string)) {
                                throw wrong(name, "deve ser um texto");
                            }
                            if (string.getString().length() > longest) {
                                throw wrong(name, "é longo demais");
                            }
                            return string.getString().strip();
                        })
                .filter(text -> !text.isEmpty());
    }

    String requiredText(String name, int longest) {
        return text(name, longest).orElseThrow(() -> missing(name));
    }

    Optional<Integer> integer(String name) {
        return value(name)
                .map(
                        value -> {
                            if (!(value instanceof JsonNumber number)
                                    || !number.isIntegral()
                                    || number.bigIntegerValue().bitLength() > 31) {
                                throw wrong(name, "deve ser um número inteiro");
                            }
                            return number.intValue();
                        });
    }

    int requiredInteger(String name) {
        return integer(name).orElseThrow(() -> missing(name));
    }

    Optional<Boolean> truth(String name) {
        return value(name)
                .map(
                        value -> {
                            if (!JsonValue.TRUE.equals(value) && !JsonValue.FALSE.equals(value)) {
                                throw wrong(name, "deve ser verdadeiro ou falso");
                            }
                            return JsonValue.TRUE.equals(value);
                        });
    }

    /** Reais as a number with at most two places; answered in centavos. */
    Optional<Long> reais(String name) {
        return value(name)
                .map(
                        value -> {
                            if (!(value instanceof JsonNumber number)
                                    || number.bigDecimalValue().signum() <= 0
                                    || number.bigDecimalValue().scale() > 2
                                    || number.bigDecimalValue().compareTo(MOST_REAIS) > 0) {
                                throw wrong(name, "deve ser um valor em reais");
                            }
                            return number.bigDecimalValue().movePointRight(2).longValueExact();
                        });
    }

    List<SaleBody> objects(String name, Set<String> known) {
        List<SaleBody> objects = new ArrayList<>();
        value(name)
                .ifPresent(
                        value -> {
                            if (!(value instanceof JsonArray list)) {
                                throw wrong(name, "deve ser uma lista");
                            }
                            for (JsonValue one : list) {
                                if (!(one instanceof JsonObject object)) {
                                    throw wrong(name, "deve ser uma lista de objetos");
                                }
                                objects.add(of(object, known));
                            }
                        });
        return objects;
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> !JsonValue.NULL.equals(value));
    }

    static PactoRefusal missing(String name) {
        return PactoRefusal.rule("CAMPO_OBRIGATORIO", "O campo %s é obrigatório".formatted(name));
    }

    /** The sentence goes on after the field's name; what was sent is never repeated. */
    private static PactoRefusal wrong(String name, String why) {
        return PactoRefusal.shape("O campo %s %s".formatted(name, why));
    }
}
