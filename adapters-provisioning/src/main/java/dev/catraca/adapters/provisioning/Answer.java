package dev.catraca.adapters.provisioning;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An HTTP answer of the main system below 500, read to its end. */
record Answer(int status, Optional<Duration> retryAfter, String text) {
    private static final int LARGEST = 1 << 20;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern CODE = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");

    /** Reads and closes the response. */
    static Answer read(Response response, Instant now) throws IOException, NoAnswer {
        try (response) {
            int status = response.getStatus();
            Optional<Duration> retryAfter =
                    Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                            .flatMap(it -> pause(it.strip(), now))
                            .map(it -> it.compareTo(LONGEST_PAUSE) < 0 ? it : LONGEST_PAUSE);
            if (status >= 500) {
                throw NoAnswer.of("status-" + status, status, retryAfter);
            }
            return new Answer(status, retryAfter, text(response));
        }
    }

    private static String text(Response response) throws IOException, NoAnswer {
        if (response.getStatus() == 204) {
            // No content is a yes in itself.
            return "{\"success\":true}";
        }
        if (!response.hasEntity()) {
            return "";
        }
        try (InputStream body = response.readEntity(InputStream.class)) {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw NoAnswer.of("answer-too-large", response.getStatus(), Optional.empty());
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Seconds or a date; whatever else is written there says nothing. */
    private static Optional<Duration> pause(String retryAfter, Instant now) {
        if (SECONDS.matcher(retryAfter).matches()) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(retryAfter)));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return Optional.of(Duration.between(now, then)).filter(Duration::isPositive);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /**
     * A failure of the contract is a JSON object; a page of a proxy with the same status says
     * nothing about what was asked. {@code reader} is empty for a success that does not tell what
     * it must.
     */
    <T> Verdict<T> verdict(Function<JsonObject, Optional<T>> reader) {
        Optional<JsonObject> body = json();
        return switch (status) {
            case 200, 201, 204 ->
                    body.flatMap(reader)
                            .<Verdict<T>>map(Yes::new)
                            .orElseGet(() -> new Unclear<>("answer-unreadable", retryAfter));
            case 400, 404, 409, 422 ->
                    body.<Verdict<T>>map(it -> new No<>(status, reason(it)))
                            .orElseGet(() -> new Unclear<>("status-" + status, retryAfter));
            default -> new Unclear<>("status-" + status, retryAfter);
        };
    }

    private Optional<JsonObject> json() {
        try (var reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException _) {
            // A bare one for what is nested too deeply, a JsonException for the rest.
            return Optional.empty();
        }
    }

    /** Their text may quote the buyer, a code cannot. */
    private String reason(JsonObject body) {
        return body.get("code") instanceof JsonString code
                        && CODE.matcher(code.getString()).matches()
                ? "%s (%d)".formatted(code.getString(), status)
                : "status-" + status;
    }

    /** What an answer, or none, says to a request, whatever was asked. */
    sealed interface Verdict<T> permits Yes, No, Unclear {}

    /** They did as asked, now or earlier. */
    record Yes<T>(T told) implements Verdict<T> {}

    /** They understood and will not. */
    record No<T>(int status, String reason) implements Verdict<T> {}

    /** They may or may not have done it. */
    record Unclear<T>(String cause, Optional<Duration> retryAfter) implements Verdict<T> {}
}
