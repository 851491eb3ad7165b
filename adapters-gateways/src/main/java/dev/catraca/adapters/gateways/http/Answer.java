package dev.catraca.adapters.gateways.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came back, whatever its status: header names in lower case, the body as text. */
public record Answer(int status, Map<String, String> headers, String body) {
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** How long the party asks us to wait; only the form in seconds is in use. */
    public Optional<Duration> retryAfter() {
        return header("retry-after")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    /** The body, if it is a JSON object. */
    public Optional<JsonObject> json() {
        return json(body);
    }

    /** The text, if it is a JSON object and nothing else. */
    public static Optional<JsonObject> json(String text) {
        try (var parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                return Optional.empty();
            }
            var object = parser.getObject();
            return parser.hasNext() ? Optional.empty() : Optional.of(object);
        } catch (RuntimeException malformed) {
            // Not always a JsonException: too deep a nesting has none of its own.
            return Optional.empty();
        }
    }

    /** This answer, unless the party failed: then throws {@link CallFailed}. */
    public Answer orServerError() {
        if (status >= 500) {
            throw new CallFailed(Failure.SERVER_ERROR, retryAfter());
        }
        return this;
    }

    @Override
    public String toString() {
        return "Answer[%d]".formatted(status);
    }
}
