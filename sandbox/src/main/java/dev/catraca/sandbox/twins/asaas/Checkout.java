package dev.catraca.sandbox.twins.asaas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A hosted checkout. Its state, and that of its payments, changes only under its monitor. */
final class Checkout {

    enum Status {
        ACTIVE,
        PAID,
        CANCELED,
        EXPIRED
    }

    private final String id = Ids.uuid();
    private final Account account;
    private final CheckoutOrder order;
    private final Instant created;
    private final List<Payment> payments = new ArrayList<>();
    private Status status = Status.ACTIVE;
    private @Nullable String declined;

    Checkout(Account account, CheckoutOrder order, Instant created) {
        this.account = account;
        this.order = order;
        this.created = created;
    }

    String id() {
        return id;
    }

    Account account() {
        return account;
    }

    CheckoutOrder order() {
        return order;
    }

    Instant created() {
        return created;
    }

    Instant expiresAt() {
        return created.plus(Duration.ofMinutes(order.minutesToExpire()));
    }

    Status status() {
        return status;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** One, or one per instalment; none before the payer pays. */
    List<Payment> payments() {
        return List.copyOf(payments);
    }

    /** Why the payer's last card was declined. */
    Optional<String> declined() {
        return Optional.ofNullable(declined);
    }

    void become(Status other) {
        status = other;
    }

    void paidBy(List<Payment> those) {
        status = Status.PAID;
        declined = null;
        payments.addAll(those);
    }

    void decline(String why) {
        declined = why;
    }
}
