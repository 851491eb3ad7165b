package dev.catraca.adapters.web.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Views as JSON. Absent values are left out. Members stand in the order of their names: JSON-B
 * knows no strategy for the order of declaration, and with "any" Yasson leaves it to a hash table.
 */
public final class Json {
    private static final Jsonb JSONB =
            JsonbBuilder.create(
                    new JsonbConfig()
                            .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL));

    private Json() {}

    private static final Jsonb WITH_NULLS =
            JsonbBuilder.create(
                    new JsonbConfig()
                            .withNullValues(true)
                            .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL));

    public static byte[] of(Object view) {
        return JSONB.toJson(view).getBytes(UTF_8);
    }

    /** For contracts that write absent values as null. */
    public static byte[] withNulls(Object view) {
        return WITH_NULLS.toJson(view).getBytes(UTF_8);
    }

    /** The view as an answer. */
    public static Response.ResponseBuilder answer(int status, Object view) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(of(view));
    }
}
