package dev.catraca.adapters.gateways.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads a party's JSON without believing anything of it: a field of another type is not there. */
public final class JsonFields {
    private JsonFields() {}

    public static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    /** An integer written as one: neither {@code 12.0} nor {@code 1e3}, nor beyond 64 bits. */
    public static Optional<Long> integer(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber number
                        && number.isIntegral()
                        && number.bigIntegerValueExact().bitLength() < Long.SIZE
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    public static Optional<JsonObject> object(JsonObject json, String name) {
        return json.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The array's objects; empty if it is no array, or holds anything else. */
    public static Optional<List<JsonObject>> objects(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray array
                        && array.stream().allMatch(JsonObject.class::isInstance)
                ? Optional.of(array.getValuesAs(JsonObject.class))
                : Optional.empty();
    }

    public static boolean isTrue(JsonObject json, String name) {
        return JsonValue.TRUE.equals(json.get(name));
    }
}
