package dev.catraca.sandbox.twins.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One request to a twin, with its body already read. */
public final class Call {

    /** No honest request to a provider is larger. */
    private static final int LARGEST_BODY = 1 << 20;

    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte[] body;
    private final Map<String, String> pathParameters;

    private Call(
            String method,
            URI uri,
            Headers headers,
            byte[] body,
            Map<String, String> pathParameters) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
        this.pathParameters = pathParameters;
    }

    static Call of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                body,
                Map.of());
    }

    boolean isTooLarge() {
        return body.length > LARGEST_BODY;
    }

    Call with(Map<String, String> parameters) {
        return new Call(method, uri, headers, body, parameters);
    }

    public String method() {
        return method;
    }

    public String path() {
        return uri.getRawPath();
    }

    /** The query's pairs in their order; malformed ones are refused with {@link MalformedForm}. */
    public List<Map.Entry<String, String>> query() {
        return FormPairs.parse(Objects.requireNonNullElse(uri.getRawQuery(), ""));
    }

    public Optional<String> query(String name) {
        return query().stream()
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /**
     * The media type of the body without its parameters, in lower case; empty if none was named.
     */
    public String contentType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Whether this text stands anywhere in it: in its address, a header or its body. */
    public boolean carries(String text) {
        return uri.toString().contains(text)
                || headers.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(value -> value.contains(text))
                || new String(body, StandardCharsets.UTF_8).contains(text);
    }

    public boolean prefersJson() {
        return header("Accept").orElse("").contains("application/json");
    }

    public byte[] body() {
        return body.clone();
    }

    /** The body as a form; of fields with the same name the last one counts. */
    public Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        FormPairs.parse(new String(body, StandardCharsets.UTF_8))
                .forEach(pair -> form.put(pair.getKey(), pair.getValue()));
        return form;
    }

    /** What stands in the path where the route says {@code {name}}. */
    public String pathParameter(String name) {
        return Objects.requireNonNull(pathParameters.get(name), name);
    }
}
