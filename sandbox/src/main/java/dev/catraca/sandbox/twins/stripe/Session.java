package dev.catraca.sandbox.twins.stripe;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session. Its state, and that of what was paid by it, changes only under its monitor.
 */
final class Session {

    enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    private final String id;
    private final Account account;
    private final SessionOrder order;
    private final ApiVersion version;
    private final Instant created;
    private final @Nullable String idempotencyKey;

    private Status status = Status.OPEN;
    private @Nullable PaymentIntent intent;
    private @Nullable Payer payer;

    Session(
            Account account,
            SessionOrder order,
            ApiVersion version,
            Instant created,
            @Nullable String idempotencyKey) {
        this.id = Ids.random(account.isLive() ? "cs_live_" : "cs_test_", 58);
        this.account = account;
        this.order = order;
        this.version = version;
        this.created = created;
        this.idempotencyKey = idempotencyKey;
    }

    /** Who filled in the page. */
    record Payer(String email, @Nullable String name) {}

    String id() {
        return id;
    }

    Account account() {
        return account;
    }

    SessionOrder order() {
        return order;
    }

    ApiVersion version() {
        return version;
    }

    Instant created() {
        return created;
    }

    /** Of the call that created it. */
    Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    Status status() {
        return status;
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    Optional<PaymentIntent> intent() {
        return Optional.ofNullable(intent);
    }

    Optional<Payer> payer() {
        return Optional.ofNullable(payer);
    }

    /** {@code paid}, {@code unpaid} or {@code no_payment_required}. */
    String paymentStatus() {
        if (order.total() == 0) {
            // Stripe says so from the beginning: there is nothing to wait for.
            return "no_payment_required";
        }
        boolean paid = intent != null && intent.status() == PaymentIntent.Status.SUCCEEDED;
        return paid ? "paid" : "unpaid";
    }

    void attempt(PaymentIntent attempted) {
        intent = attempted;
    }

    void complete(Payer by) {
        status = Status.COMPLETE;
        payer = by;
    }

    void expire() {
        status = Status.EXPIRED;
    }
}
