package dev.catraca.adapters.gateways.stripe;

import dev.catraca.application.payment.port.RawNotification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proof in {@code Stripe-Signature}: {@code t=<seconds>,v1=<hex>[,v1=<hex>…]}, HMAC-SHA256 of
 * {@code t.body} by the whole secret, {@code whsec_} included. While a secret is rolled there are
 * several of both, and one match is enough. Unlike Stripe's own libraries it does not accept a time
 * in the future.
 */
record StripeSignature(Instant at, List<byte[]> proofs) {
    static final String HEADER = "stripe-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_HEADER = 2_000;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern PROOF = Pattern.compile("[0-9a-f]{64}");

    /** Why it is no proof; empty if it is one. */
    static Optional<String> flaw(RawNotification notification, List<String> secrets) {
        var headers = notification.header(HEADER);
        if (headers.size() != 1) {
            return Optional.of(headers.isEmpty() ? "signature-missing" : "signature-repeated");
        }
        var signature = read(headers.getFirst());
        if (signature.isEmpty()) {
            return Optional.of("signature-malformed");
        }
        return signature.get().flaw(notification.body(), notification.receivedAt(), secrets);
    }

    private static Optional<StripeSignature> read(String header) {
        if (header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        var times = new ArrayList<Instant>();
        var proofs = new ArrayList<byte[]>();
        for (var part : header.split(",", -1)) {
            var value = part.substring(part.indexOf('=') + 1);
            switch (part.substring(0, part.length() - value.length())) {
                case "t=" -> {
                    if (!SECONDS.matcher(value).matches()) {
                        return Optional.empty();
                    }
                    times.add(Instant.ofEpochSecond(Long.parseLong(value)));
                }
                case "v1=" -> {
                    if (!PROOF.matcher(value).matches()) {
                        return Optional.empty();
                    }
                    proofs.add(HexFormat.of().parseHex(value));
                }
                default -> {
                    // Another scheme, such as the v0 of test events: not ours to check.
                }
            }
        }
        return times.size() == 1 && !proofs.isEmpty()
                ? Optional.of(new StripeSignature(times.getFirst(), proofs))
                : Optional.empty();
    }

    private Optional<String> flaw(byte[] body, Instant receivedAt, List<String> secrets) {
        var age = Duration.between(at, receivedAt);
        if (age.compareTo(TOLERANCE) > 0) {
            return Optional.of("signature-old");
        }
        if (age.negated().compareTo(TOLERANCE) > 0) {
            return Optional.of("signature-from-the-future");
        }
        // All are compared, so that the time taken tells nothing about which one matched.
        var matches = false;
        for (var secret : secrets) {
            var expected = hmac(secret, body);
            for (var proof : proofs) {
                matches |= MessageDigest.isEqual(expected, proof);
            }
        }
        return matches ? Optional.empty() : Optional.of("signature-wrong");
    }

    private byte[] hmac(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
