package dev.catraca.sandbox.twins.http;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a twin answers, and in which manner. */
public final class Reply {

    /** How the answer is put on the wire. */
    enum Manner {
        WHOLE,
        /** Half of the body, then the connection closes. */
        CUT,
        /** A byte, a pause, a byte. */
        DRIP,
        /** No answer at all, the connection closes. */
        HANG_UP
    }

    private static final Reply HANG_UP =
            new Reply(0, Map.of(), new byte[0], Manner.HANG_UP, Duration.ZERO);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Manner manner;
    private final Duration pause;

    private Reply(
            int status, Map<String, String> headers, byte[] body, Manner manner, Duration pause) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.manner = manner;
        this.pause = pause;
    }

    private static Reply whole(int status, Map<String, String> headers, byte[] body) {
        return new Reply(status, headers, body, Manner.WHOLE, Duration.ZERO);
    }

    public static Reply json(int status, JsonValue body) {
        return of(status, "application/json", JsonText.bytes(body));
    }

    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return whole(status, Map.of("Content-Type", contentType), body.clone());
    }

    public static Reply empty(int status) {
        return whole(status, Map.of(), new byte[0]);
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
        return new Reply(status, all, body, manner, pause);
    }

    /** The same headers with another status and body. */
    public Reply with(int otherStatus, byte[] otherBody) {
        return new Reply(otherStatus, headers, otherBody.clone(), manner, pause);
    }

    /** The connection closes in the middle of the body. */
    public Reply cut() {
        return new Reply(status, headers, body, Manner.CUT, pause);
    }

    /** One byte of the body at a time, with a pause after each. */
    public Reply dripping(Duration each) {
        return new Reply(status, headers, body, Manner.DRIP, each);
    }

    public boolean hangsUp() {
        return manner == Manner.HANG_UP;
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

    Manner manner() {
        return manner;
    }

    Duration pause() {
        return pause;
    }
}
