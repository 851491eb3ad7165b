package dev.catraca.sandbox.twins.http;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object field by field; unlike {@link JsonObjectBuilder} it takes absent values. */
public final class Fields {

    private final JsonObjectBuilder builder = JsonText.PROVIDER.createObjectBuilder();

    public static Fields object() {
        return new Fields();
    }

    private Fields() {}

    public Fields with(String name, @Nullable String value) {
        if (value == null) {
            builder.addNull(name);
        } else {
            builder.add(name, value);
        }
        return this;
    }

    public Fields with(String name, @Nullable Long value) {
        if (value == null) {
            builder.addNull(name);
        } else {
            builder.add(name, value);
        }
        return this;
    }

    public Fields with(String name, long value) {
        builder.add(name, value);
        return this;
    }

    public Fields with(String name, boolean value) {
        builder.add(name, value);
        return this;
    }

    public Fields with(String name, @Nullable JsonValue value) {
        builder.add(name, value == null ? JsonValue.NULL : value);
        return this;
    }

    public Fields without(String... names) {
        for (String name : names) {
            builder.addNull(name);
        }
        return this;
    }

    public JsonObject build() {
        return builder.build();
    }
}
