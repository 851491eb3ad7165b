package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.WebhookPost;
import dev.catraca.sandbox.twins.stripe.Delivery.Attempt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs an event and posts it to its endpoint, once. */
final class Postman implements AutoCloseable {

    private final WebhookPost http = new WebhookPost();

    /** The time is that of the twins' clock; the signature's is always the real one. */
    Attempt post(Delivery delivery, Optional<FaultOrder> struck, Instant at) {
        byte[] body = JsonText.bytes(delivery.event().json(delivery.endpoint().apiVersion()));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        if (!is(struck, Fault.NO_SIGNATURE)) {
            headers.put("Stripe-Signature", signature(delivery.endpoint(), body, struck));
        }
        if (is(struck, Fault.TAMPER)) {
            tamper(body);
        }
        WebhookPost.Answer answer = http.post(delivery.endpoint().url(), body, headers);
        String note = struck.map(order -> order.fault().externalName()).orElse("");
        return new Attempt(at, answer.status(), answer.status() == 0 ? answer.note() : note);
    }

    private static String signature(
            WebhookEndpoint endpoint, byte[] body, Optional<FaultOrder> struck) {
        Instant now = Instant.now();
        if (is(struck, Fault.BAD_SIGNATURE)) {
            return WebhookSignature.header(body, List.of(Ids.random("whsec_", 32)), now);
        }
        Duration shift = struck.map(FaultOrder::delay).orElse(Duration.ZERO);
        if (is(struck, Fault.OLD_TIMESTAMP)) {
            now = now.minus(shift);
        } else if (is(struck, Fault.FUTURE_TIMESTAMP)) {
            now = now.plus(shift);
        }
        return WebhookSignature.header(body, endpoint.secrets(), now);
    }

    /**
     * Another digit in the event's creation time: still JSON, still plausible, not what was signed.
     */
    private static void tamper(byte[] body) {
        byte[] name = "\"created\":".getBytes(StandardCharsets.US_ASCII);
        int at = indexOf(body, name) + name.length;
        body[at] = (byte) (body[at] == '1' ? '2' : '1');
    }

    private static int indexOf(byte[] body, byte[] text) {
        for (int i = 0; i + text.length < body.length; i++) {
            if (Arrays.equals(body, i, i + text.length, text, 0, text.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not an event");
    }

    private static boolean is(Optional<FaultOrder> struck, Fault fault) {
        return struck.filter(order -> order.fault() == fault).isPresent();
    }

    @Override
    public void close() {
        http.close();
    }
}
