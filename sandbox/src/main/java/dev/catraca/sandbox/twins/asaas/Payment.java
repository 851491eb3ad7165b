package dev.catraca.sandbox.twins.asaas;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment of a checkout, or one instalment of it; money in centavos. It changes only under its
 * checkout's monitor.
 */
final class Payment {

    /** Those of Asaas' states that a payment of a checkout can have. */
    enum Status {
        CONFIRMED,
        RECEIVED,
        REFUND_REQUESTED,
        REFUNDED,
        CHARGEBACK_REQUESTED,
        CHARGEBACK_DISPUTE,
        AWAITING_CHARGEBACK_REVERSAL
    }

    enum SplitStatus {
        PENDING,
        DONE,
        REFUNDED,
        BLOCKED_BY_VALUE_DIVERGENCE
    }

    /** Which of how many; a single payment is the first of one. */
    record Instalment(int number, int count, @Nullable String id, @Nullable String subscription) {}

    /** A share with its id and its centavos. */
    record Split(String id, SplitShare share, long totalValue) {}

    /** Money given back; not done while Asaas still looks at it. */
    record Refund(Instant at, long value, @Nullable String description, RefundStatus status) {
        boolean isDone() {
            return status == RefundStatus.DONE;
        }
    }

    enum RefundStatus {
        PENDING,
        DONE,
        CANCELLED
    }

    /** Asaas' prices differ by contract; these are the twin's choice. */
    private static final long PIX_FEE = 99;

    private static final long CARD_FEE = 49;
    private static final BigDecimal CARD_RATE = new BigDecimal("0.0299");

    /** How long the money of a card takes, per instalment. */
    private static final Duration UNTIL_RECEIVED = Duration.ofDays(32);

    private final String id = Ids.random("pay_", 16);
    private final String customer;
    private final Checkout checkout;
    private final String billingType;
    private final long value;
    private final Instalment instalment;
    private final Instant created;
    private final List<Split> splits;
    private final List<Refund> refunds = new ArrayList<>();
    private Status status;
    private SplitStatus splitStatus = SplitStatus.PENDING;
    private @Nullable String chargeback;
    private @Nullable Instant received;

    Payment(
            Checkout checkout,
            String customer,
            boolean isPix,
            long value,
            Instalment instalment,
            Instant created) {
        this.checkout = checkout;
        this.customer = customer;
        this.billingType = isPix ? "PIX" : "CREDIT_CARD";
        this.value = value;
        this.instalment = instalment;
        this.created = created;
        this.status = Status.CONFIRMED;
        this.splits =
                checkout.order().splits().stream()
                        .map(
                                share ->
                                        new Split(
                                                Ids.uuid(),
                                                share,
                                                share.of(
                                                        netValue(),
                                                        instalment.number,
                                                        instalment.count)))
                        .toList();
        if (splitTotal() > netValue()) {
            splitStatus = SplitStatus.BLOCKED_BY_VALUE_DIVERGENCE;
        }
    }

    String id() {
        return id;
    }

    String customer() {
        return customer;
    }

    Checkout checkout() {
        return checkout;
    }

    String billingType() {
        return billingType;
    }

    boolean isPix() {
        return billingType.equals("PIX");
    }

    long value() {
        return value;
    }

    /** What Asaas leaves of it. */
    long netValue() {
        return value - Math.min(value, fee());
    }

    private long fee() {
        return isPix()
                ? PIX_FEE
                : CARD_FEE
                        + BigDecimal.valueOf(value)
                                .multiply(CARD_RATE)
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValueExact();
    }

    Instalment instalment() {
        return instalment;
    }

    Instant created() {
        return created;
    }

    Instant dueAt() {
        return created.atZone(AsaasTime.ZONE).plusMonths(instalment.number - 1L).toInstant();
    }

    /** When the money is, or will be, at hand. */
    Instant creditAt() {
        return isPix() ? created : created.plus(UNTIL_RECEIVED.multipliedBy(instalment.number));
    }

    Status status() {
        return status;
    }

    List<Split> splits() {
        return splits;
    }

    long splitTotal() {
        return splits.stream().mapToLong(Split::totalValue).sum();
    }

    SplitStatus splitStatus() {
        return splitStatus;
    }

    boolean isSplitBlocked() {
        return splitStatus == SplitStatus.BLOCKED_BY_VALUE_DIVERGENCE;
    }

    List<Refund> refunds() {
        return List.copyOf(refunds);
    }

    /** What went back. */
    long refunded() {
        return refunds.stream().filter(Refund::isDone).mapToLong(Refund::value).sum();
    }

    boolean isPaid() {
        return status == Status.CONFIRMED || status == Status.RECEIVED;
    }

    /** Whether the money is at hand, whatever was claimed of it since. */
    Optional<Instant> received() {
        return Optional.ofNullable(received);
    }

    /** {@code REQUESTED}, {@code IN_DISPUTE}, {@code REVERSED} or {@code DISPUTE_LOST}. */
    Optional<String> chargeback() {
        return Optional.ofNullable(chargeback);
    }

    void receive(Instant at) {
        received = at;
        status = Status.RECEIVED;
        if (splitStatus == SplitStatus.PENDING) {
            splitStatus = SplitStatus.DONE;
        }
    }

    void become(Status other) {
        status = other;
    }

    /** Paid again as it was before a refund was asked for or a chargeback. */
    void becomePaid() {
        status = received == null ? Status.CONFIRMED : Status.RECEIVED;
    }

    void chargeback(String state, Status other) {
        chargeback = state;
        status = other;
    }

    void askRefund(Refund refund) {
        refunds.add(refund);
        status = Status.REFUND_REQUESTED;
    }

    /** Forgets the refund that was asked for, as another is made instead. */
    private void dropAskedRefund() {
        refunds.removeIf(refund -> refund.status == RefundStatus.PENDING);
    }

    /** Does not make the refund that was asked for. */
    void denyAskedRefund() {
        refunds.replaceAll(
                refund ->
                        refund.status == RefundStatus.PENDING
                                ? new Refund(
                                        refund.at,
                                        refund.value,
                                        refund.description,
                                        RefundStatus.CANCELLED)
                                : refund);
    }

    void refund(Refund refund) {
        dropAskedRefund();
        refunds.add(refund);
        if (refunded() == value) {
            takeBack();
        } else {
            becomePaid();
        }
    }

    /** All of it went back, the shares as well. */
    void takeBack() {
        status = Status.REFUNDED;
        splitStatus = SplitStatus.REFUNDED;
    }
}
