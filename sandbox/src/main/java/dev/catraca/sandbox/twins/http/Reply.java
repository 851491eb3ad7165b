package dev.catraca.sandbox.twins.http;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a twin answers. */
public final class Reply {

    private static final Reply HANG_UP = new Reply(0, Map.of(), new byte[0]);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public static Reply json(int status, JsonValue body) {
        return of(status, "application/json", JsonText.bytes(body));
    }

    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body.clone());
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** To another address, by GET. */
    public static Reply seeOther(String location) {
        return empty(303).with("Location", location);
    }

    /** The connection is closed without a word. */
    public static Reply hangUp() {
        return HANG_UP;
    }

    public Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, body);
    }

    /** The same answer with another body; the content type stays. */
    public Reply with(byte[] otherBody) {
        return new Reply(status, headers, otherBody.clone());
    }

    public boolean hangsUp() {
        return status == 0;
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    Map<String, String> headers() {
        return headers;
    }
}
