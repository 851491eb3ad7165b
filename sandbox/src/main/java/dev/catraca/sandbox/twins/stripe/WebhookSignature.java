package dev.catraca.sandbox.twins.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Stripe-Signature}: {@code t=…,v1=…}, one {@code v1} per secret. Signed is
 * {@code "{t}.{body}"} by HMAC-SHA256 with the whole secret, {@code whsec_} included.
 */
final class WebhookSignature {

    private WebhookSignature() {}

    static String header(byte[] body, List<String> secrets, Instant at) {
        long seconds = at.getEpochSecond();
        return "t="
                + seconds
                + secrets.stream()
                        .map(secret -> ",v1=" + hex(body, secret, seconds))
                        .collect(Collectors.joining());
    }

    private static String hex(byte[] body, String secret, long seconds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("every Java has HMAC-SHA256", unavailable);
        }
    }
}
