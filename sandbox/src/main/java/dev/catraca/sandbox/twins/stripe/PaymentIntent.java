package dev.catraca.sandbox.twins.stripe;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payment of a session; guarded by the session's monitor. */
final class PaymentIntent {

    enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_ACTION,
        SUCCEEDED,
        CANCELED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why the last attempt failed. */
    record Failure(String code, @Nullable String declineCode, String message) {}

    private final String id;
    private final Session session;
    private final Instant created;
    private final String clientSecret;

    private Status status = Status.REQUIRES_PAYMENT_METHOD;
    private @Nullable String method;
    private @Nullable Instant voucherExpiresAt;
    private @Nullable Failure failure;
    private @Nullable Charge charge;
    private @Nullable Instant canceledAt;

    PaymentIntent(Session session, Instant created) {
        this.id = Ids.random("pi_3", 23);
        this.session = session;
        this.created = created;
        this.clientSecret = Ids.random(id + "_secret_", 25);
    }

    String id() {
        return id;
    }

    Session session() {
        return session;
    }

    Instant created() {
        return created;
    }

    String clientSecret() {
        return clientSecret;
    }

    long amount() {
        return session.order().total();
    }

    Status status() {
        return status;
    }

    Optional<String> method() {
        return Optional.ofNullable(method);
    }

    Optional<Instant> voucherExpiresAt() {
        return Optional.ofNullable(voucherExpiresAt);
    }

    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** The newest, also if it failed. */
    Optional<Charge> charge() {
        return Optional.ofNullable(charge);
    }

    Optional<Instant> canceledAt() {
        return Optional.ofNullable(canceledAt);
    }

    void waitFor(String asynchronousMethod, Instant expiresAt) {
        status = Status.REQUIRES_ACTION;
        method = asynchronousMethod;
        voucherExpiresAt = expiresAt;
        failure = null;
    }

    void succeed(Charge captured) {
        status = Status.SUCCEEDED;
        method = captured.method();
        charge = captured;
        failure = null;
    }

    void fail(Failure why, @Nullable Charge failed) {
        status = Status.REQUIRES_PAYMENT_METHOD;
        failure = why;
        if (failed != null) {
            charge = failed;
        }
    }

    void cancel(Instant at) {
        status = Status.CANCELED;
        canceledAt = at;
    }
}
