package dev.catraca.sandbox.twins;

import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks to the twins as any program would: over HTTP. */
public final class Client implements AutoCloseable {

    private final HttpClient http;
    private final URI base;

    public Client(URI base) {
        this(base, HttpClient.Version.HTTP_2);
    }

    private Client(URI base, HttpClient.Version version) {
        this.base = base;
        http =
                HttpClient.newBuilder()
                        .version(version)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** One that does not offer HTTP/2. */
    public static Client ofHttp1(URI base) {
        return new Client(base, HttpClient.Version.HTTP_1_1);
    }

    /** An answer; the JSON is empty if the body is none. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {

        public JsonObject json() {
            return JsonText.object(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        }

        public JsonObject error() {
            return json().getJsonObject("error");
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    public Answer get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    public Answer json(String path, String body, String... headers) throws IOException {
        return send("POST", path, body, with(headers, "application/json"));
    }

    public Answer form(String path, Map<String, String> fields, String... headers)
            throws IOException {
        return send(
                "POST", path, encoded(fields), with(headers, "application/x-www-form-urlencoded"));
    }

    private static String[] with(String[] headers, String contentType) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return all;
    }

    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Answer send(String method, String path, String body, String... headers)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(5))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers().map());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
