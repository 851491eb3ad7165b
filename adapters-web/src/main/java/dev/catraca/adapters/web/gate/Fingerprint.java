package dev.catraca.adapters.web.gate;

import dev.catraca.application.shared.Sha256;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.TreeSet;

/**
 * Tells whether a repeated Idempotency-Key comes with the same request. Order of fields, spacing,
 * escapes and trailing zeros do not matter; every value does.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /**
     * SHA-256 over who asks what of whom.
     *
     * @param route the path, or its template together with its values
     * @param caller who is asking, as the caller was authenticated
     * @param body as {@link Fields#json()} gives it; {@link JsonValue#NULL} for none
     * @return 32 bytes
     */
    public static byte[] of(String method, String route, String caller, JsonValue body) {
        var digest = Sha256.begin();
        var canonical = new StringBuilder();
        write(body, canonical);
        part(digest, method);
        part(digest, route);
        part(digest, caller);
        part(digest, canonical.toString());
        return digest.digest();
    }

    /** With its length in front, so that no part can run over into the next. */
    private static void part(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static void write(JsonValue value, StringBuilder out) {
        switch (value) {
            case JsonObject object -> {
                out.append('{');
                for (var name : new TreeSet<>(object.keySet())) {
                    write(name, out);
                    out.append(':');
                    write(object.getOrDefault(name, JsonValue.NULL), out);
                    out.append(',');
                }
                out.append('}');
            }
            case JsonArray array -> {
                out.append('[');
                for (var element : array) {
                    write(element, out);
                    out.append(',');
                }
                out.append(']');
            }
            case JsonString string -> write(string.getString(), out);
            case JsonNumber number -> out.append(number.bigDecimalValue().stripTrailingZeros());
            default -> out.append(value.getValueType());
        }
    }

    private static void write(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
