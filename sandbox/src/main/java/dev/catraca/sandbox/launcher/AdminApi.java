package dev.catraca.sandbox.launcher;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.UUID;

/** Calls the v1 API as its administrator, from outside like everybody else. */
final class AdminApi implements AutoCloseable {
    private final JsonCalls calls = new JsonCalls();
    private final URI api;
    private final String authorization;

    AdminApi(URI api, String key) {
        this.api = api;
        this.authorization = "Bearer " + key;
    }

    void put(String path, JsonObject body) {
        calls.send("PUT", address(path), body, "Authorization", authorization);
    }

    JsonObject post(String path, JsonObject body) {
        return JsonCalls.object(
                calls.send(
                        "POST",
                        address(path),
                        body,
                        "Authorization",
                        authorization,
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }

    private URI address(String path) {
        return api.resolve("/api/v1" + path);
    }

    @Override
    public void close() {
        calls.close();
    }
}
