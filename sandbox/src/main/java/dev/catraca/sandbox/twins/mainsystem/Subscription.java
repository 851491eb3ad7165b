package dev.catraca.sandbox.twins.mainsystem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A user's right to a plan, made of the payments for it; guarded by the register. */
final class Subscription {

    enum Access {
        ACTIVE,
        SUSPENDED,
        REVOKED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One payment, which grants one period from when it came or from when the last one ends. */
    static final class Payment {

        private final GrantRequest request;
        private final Subscription subscription;
        private final User user;
        private final Instant at;
        private Access access = Access.ACTIVE;

        Payment(GrantRequest request, Subscription subscription, User user, Instant at) {
            this.request = request;
            this.subscription = subscription;
            this.user = user;
            this.at = at;
        }

        GrantRequest request() {
            return request;
        }

        Subscription subscription() {
            return subscription;
        }

        User user() {
            return user;
        }

        Access access() {
            return access;
        }

        void change(Access to) {
            access = to;
        }
    }

    private final String id = UUID.randomUUID().toString();
    private final String planId;
    private final PlanRule rule;
    private final List<Payment> payments = new ArrayList<>();

    Subscription(String planId, PlanRule rule) {
        this.planId = planId;
        this.rule = rule;
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    void add(Payment payment) {
        payments.add(payment);
    }

    /** Empty if it has no end. A revoked payment's period is not counted. */
    Optional<Instant> end() {
        Instant end = Instant.MIN;
        for (Payment payment : payments) {
            if (payment.access == Access.REVOKED) {
                continue;
            }
            Instant start = payment.at.isAfter(end) ? payment.at : end;
            Optional<Instant> asked = payment.request.periodEnd();
            Optional<Instant> next = asked.isPresent() ? asked : rule.endOfPeriodFrom(start);
            if (next.isEmpty()) {
                return next;
            }
            end = next.get().isAfter(end) ? next.get() : end;
        }
        return Optional.of(end.equals(Instant.MIN) ? payments.getLast().at : end);
    }

    String status(Instant now) {
        if (payments.stream().allMatch(payment -> payment.access == Access.REVOKED)) {
            return Access.REVOKED.wireName();
        }
        if (payments.stream().anyMatch(payment -> payment.access == Access.SUSPENDED)) {
            return Access.SUSPENDED.wireName();
        }
        boolean over = end().filter(end -> !end.isAfter(now)).isPresent();
        return over ? "expired" : Access.ACTIVE.wireName();
    }
}
