package dev.catraca.adapters.web.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;

/** Views as JSON. Absent values are left out. */
public final class Json {
    private static final Jsonb JSONB =
            JsonbBuilder.create(
                    new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.ANY));

    private Json() {}

    public static byte[] of(Object view) {
        return JSONB.toJson(view).getBytes(UTF_8);
    }
}
