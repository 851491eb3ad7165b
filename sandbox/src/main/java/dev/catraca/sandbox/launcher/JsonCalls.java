package dev.catraca.sandbox.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** HTTP calls that carry JSON and must succeed, or the sandbox is not what it says. */
final class JsonCalls implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param headers names and values by turns
     */
    String send(String method, URI address, JsonObject body, String... headers) {
        var answer = exchange(method, address, body, headers);
        if (answer.statusCode() / 100 != 2) {
            throw refused(method, address, answer);
        }
        return answer.body();
    }

    /** As {@link #send}, but a refusal for this problem is no failure. */
    void sendUnless(
            String problem, String method, URI address, JsonObject body, String... headers) {
        var answer = exchange(method, address, body, headers);
        if (answer.statusCode() / 100 != 2 && !answer.body().contains('"' + problem + '"')) {
            throw refused(method, address, answer);
        }
    }

    /** Whether a GET finds something. */
    boolean isThere(URI address, String... headers) {
        return exchange("GET", address, HttpRequest.newBuilder(address).GET(), headers).statusCode()
                == 200;
    }

    private HttpResponse<String> exchange(
            String method, URI address, JsonObject body, String... headers) {
        var builder =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.toString()));
        return exchange(method, address, builder, headers);
    }

    private HttpResponse<String> exchange(
            String method, URI address, HttpRequest.Builder builder, String... headers) {
        builder.timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        try {
            return client.send(builder.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotStart("%s %s: %s".formatted(method, address, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + address, e);
        }
    }

    private static CannotStart refused(String method, URI address, HttpResponse<String> answer) {
        return new CannotStart(
                "%s %s answered %d: %s"
                        .formatted(method, address, answer.statusCode(), answer.body()));
    }

    static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
