package dev.catraca.application.cart;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.catraca.application.merchant.port.Signatures;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.domain.cart.CartClaim;
import dev.catraca.domain.cart.CartSignature;
import dev.catraca.domain.merchant.Slug;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a request about a cart was signed by the company's server, or its platform's. Any of
 * their live secrets will do, so that one can be replaced without a pause.
 */
public final class CheckCartSignature {
    /** To either side, because clocks differ. */
    private static final Duration VALID = Duration.ofMinutes(5);

    private final SigningSecrets secrets;
    private final Signatures signatures;
    private final Clock clock;

    public CheckCartSignature(SigningSecrets secrets, Signatures signatures, Clock clock) {
        this.secrets = secrets;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** 64 hex digits, when they were made, in epoch seconds, and with which of the secrets. */
    public record Proof(String signature, long signedAt, Optional<String> keyId) {}

    /** What the proof is worth. */
    public enum Verdict {
        AUTHENTIC,
        EXPIRED,
        INVALID
    }

    public Verdict check(Slug platform, CartClaim claim, Proof proof) {
        var now = clock.instant();
        var total = claim.numbers().orElseThrow().total();
        var text = CartSignature.text(claim, total, proof.signedAt());
        var given = proof.signature().getBytes(US_ASCII);
        var isAuthentic = false;
        for (var it : secrets.liveOf(platform, claim.company(), now)) {
            if (proof.keyId().map(it.keyId()::equals).orElse(true)) {
                var right = signatures.hmacSha256(it.secret(), text).getBytes(US_ASCII);
                isAuthentic |= MessageDigest.isEqual(right, given);
            }
        }
        if (!isAuthentic) {
            return Verdict.INVALID;
        }
        var age = Duration.between(Instant.ofEpochSecond(proof.signedAt()), now).abs();
        return age.compareTo(VALID) > 0 ? Verdict.EXPIRED : Verdict.AUTHENTIC;
    }
}
