package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A JSON body of known fields and exact types. */
final class StrictBody {

    private static final int LARGEST = 64 << 10;

    private final JsonObject json;

    private StrictBody(JsonObject json) {
        this.json = json;
    }

    static StrictBody of(Call call, Set<String> known) {
        if (!call.contentType().equals("application/json")) {
            throw new Refusal(415, "unsupported-media-type", "Send application/json");
        }
        byte[] body = call.body();
        if (body.length > LARGEST) {
            throw new Refusal(413, "too-large", "The body is too large");
        }
        JsonObject json =
                JsonText.object(body)
                        .orElseThrow(() -> Refusal.unreadable("The body is no JSON object"));
        Set<String> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new Refusal(400, "unknown-field", "Unknown field: " + String.join(", ", unknown));
        }
        return new StrictBody(json);
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> Refusal.unreadable("%s is required".formatted(name)));
    }

    Optional<String> optionalText(String name) {
        JsonValue value = json.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString string
                && !string.getString().isBlank()
                && string.getString().length() <= 500) {
            return Optional.of(string.getString());
        }
        throw Refusal.unreadable("%s must be text".formatted(name));
    }

    /** Exactly an integer that is not negative: neither {@code "12"} nor {@code 12.0} is one. */
    long integer(String name) {
        if (json.get(name) instanceof JsonNumber number
                && number.toString().matches("[0-9]{1,15}")) {
            return number.longValue();
        }
        throw Refusal.unreadable("%s must be an integer".formatted(name));
    }

    Optional<Long> optionalInteger(String name) {
        return json.containsKey(name) ? Optional.of(integer(name)) : Optional.empty();
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name)
                .map(
                        text -> {
                            try {
                                return OffsetDateTime.parse(text).toInstant();
                            } catch (DateTimeException unreadable) {
                                throw Refusal.unreadable(
                                        "%s must be an RFC 3339 time".formatted(name));
                            }
                        });
    }
}
