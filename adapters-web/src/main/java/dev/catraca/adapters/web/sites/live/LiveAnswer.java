package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.answers.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** How this contract answers: absent values are written as null. */
final class LiveAnswer {
    private LiveAnswer() {}

    static Response ok(Object view) {
        return Response.ok(Json.withNulls(view), MediaType.APPLICATION_JSON).build();
    }

    /** Inside {@code {"success":true,"data":…}}. */
    static Response data(Object data) {
        return ok(Map.of("success", true, "data", data));
    }
}
