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

    /** Puts it in, unless it is there already. */
    void putOnce(String path, JsonObject body) {
        if (!calls.isThere(address(path), "Authorization", authorization)) {
            put(path, body);
        }
    }

    /** Puts it in, unless this server has no gateway to the provider. */
    void putAccount(String merchant, String provider, JsonObject credentials) {
        calls.sendUnless(
                "provider-unknown",
                "PUT",
                address("/merchants/%s/accounts/%s".formatted(merchant, provider)),
                credentials,
                "Authorization",
                authorization);
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
