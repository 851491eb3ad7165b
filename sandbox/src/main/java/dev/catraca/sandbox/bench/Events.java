package dev.catraca.sandbox.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stripe's events, signed as Stripe signs them. */
final class Events {
    private static final HexFormat HEX = HexFormat.of();

    private Events() {}

    /** An event of a usual size about nothing that we have to look at. */
    static byte[] body(long number) {
        return event(number, "payment_intent.created", "pi_bench" + number, "payment_intent");
    }

    /** The buyer has paid on this session. */
    static byte[] completed(long number, String session) {
        return event(number, "checkout.session.completed", session, "checkout.session");
    }

    private static byte[] event(long number, String type, String id, String object) {
        return """
        {"id":"evt_bench%d","object":"event","api_version":"2026-07-29.dahlia","created":1700000000,\
        "livemode":false,"pending_webhooks":1,"type":"%s","request":{"id":"req_1","idempotency_key":null},\
        "data":{"object":{"id":"%s","object":"%s","amount_total":19990,"currency":"brl",\
        "customer_details":{"email":"somebody@example.com","name":"Somebody","phone":null},\
        "metadata":{},"description":"%s"}}}"""
                .formatted(number, type, id, object, "x".repeat(600))
                .getBytes(UTF_8);
    }

    /** The header line with the signature of now. */
    static String signature(byte[] body, String secret) throws GeneralSecurityException {
        var time = Long.toString(Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        mac.update((time + ".").getBytes(UTF_8));
        return "Stripe-Signature: t=%s,v1=%s\r\n".formatted(time, HEX.formatHex(mac.doFinal(body)));
    }
}
