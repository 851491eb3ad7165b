package dev.catraca.application.payment.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What arrived at a webhook address: header names in lower case, the body byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; copying every body would be waste
public record RawNotification(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
    /** All values of a header, by its lower-case name. */
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
