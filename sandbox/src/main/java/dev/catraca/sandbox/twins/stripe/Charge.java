package dev.catraca.sandbox.twins.stripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money that was taken, or a try to take it; guarded by the session's monitor. */
final class Charge {

    private static final long CARD_FEE = 39;
    private static final BigDecimal CARD_RATE = new BigDecimal("0.0399");
    private static final long BOLETO_FEE = 345;
    private static final BigDecimal PIX_RATE = new BigDecimal("0.0119");

    private final String id;
    private final PaymentIntent intent;
    private final String method;
    private final Instant created;
    private final PaymentIntent.@Nullable Failure failure;
    private final List<Refund> refunds = new ArrayList<>();
    private @Nullable Dispute dispute;

    Charge(
            PaymentIntent intent,
            String method,
            Instant created,
            PaymentIntent.@Nullable Failure failure) {
        this.id = Ids.random(method.equals("card") ? "ch_3" : "py_3", 23);
        this.intent = intent;
        this.method = method;
        this.created = created;
        this.failure = failure;
    }

    /** Money that went back, unless that failed; the amount in minor units. */
    record Refund(
            String id,
            long amount,
            Instant created,
            @Nullable String reason,
            Map<String, String> metadata,
            @Nullable String failure) {
        /** The same refund after the payer's bank sent its money back. */
        Refund failed(String why) {
            return new Refund(id, amount, created, reason, metadata, why);
        }

        boolean hasFailed() {
            return failure != null;
        }
    }

    /**
     * Money the payer's bank claims back: {@code needs_response}, then {@code won} or {@code lost}.
     */
    record Dispute(String id, Instant created, String status) {}

    String id() {
        return id;
    }

    PaymentIntent intent() {
        return intent;
    }

    String method() {
        return method;
    }

    Instant created() {
        return created;
    }

    boolean succeeded() {
        return failure == null;
    }

    Optional<PaymentIntent.Failure> failure() {
        return Optional.ofNullable(failure);
    }

    long amount() {
        return intent.amount();
    }

    String balanceId() {
        return "txn_" + id.substring(3);
    }

    /** What Stripe keeps: prices differ by contract, these are the twin's choice. */
    long fee() {
        long fee =
                switch (method) {
                    case "card" -> CARD_FEE + part(CARD_RATE);
                    case "boleto" -> BOLETO_FEE;
                    default -> part(PIX_RATE);
                };
        return Math.min(amount(), fee);
    }

    private long part(BigDecimal rate) {
        return BigDecimal.valueOf(amount())
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    long refunded() {
        return refunds.stream()
                .filter(refund -> !refund.hasFailed())
                .mapToLong(Refund::amount)
                .sum();
    }

    List<Refund> refunds() {
        return List.copyOf(refunds);
    }

    Optional<Dispute> dispute() {
        return Optional.ofNullable(dispute);
    }

    void refund(Refund refund) {
        refunds.add(refund);
    }

    void replace(Refund changed) {
        refunds.replaceAll(refund -> refund.id().equals(changed.id()) ? changed : refund);
    }

    void dispute(Dispute now) {
        dispute = now;
    }
}
