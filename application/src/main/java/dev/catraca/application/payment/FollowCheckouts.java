package dev.catraca.application.payment;

import dev.catraca.application.payment.port.Journeys;
import dev.catraca.application.payment.port.Journeys.Journey;
import dev.catraca.application.payment.port.Journeys.MailState;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells buyers who wait for their access what has happened so far, for many of them at once. */
public final class FollowCheckouts {
    private static final Set<OrderState> OVER =
            EnumSet.of(
                    OrderState.EXPIRED,
                    OrderState.CANCELED,
                    OrderState.FAILED,
                    OrderState.REFUNDED,
                    OrderState.CHARGED_BACK);

    private final Journeys journeys;

    public FollowCheckouts(Journeys journeys) {
        this.journeys = journeys;
    }

    /** The kinds of steps, in the order in which they come. Not every buyer goes through each. */
    public enum Kind {
        PAYMENT_RECEIVED(1),
        ACCOUNT_MADE(2),
        MAIL_SENT(3),
        ENTER(4),
        /** Without access: nobody paid in time, or the money went back. */
        ENDED(5);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Grows with each step of a buyer. */
        public int number() {
            return number;
        }

        /** Whether no step follows. */
        public boolean isLast() {
            return this == ENTER || this == ENDED;
        }
    }

    public record Step(Kind kind, Instant at) {}

    /** The steps so far, the first one first; orders that do not exist are left out. */
    public Map<OrderId, List<Step>> follow(Collection<OrderId> orders) {
        return journeys.of(orders).stream()
                .collect(Collectors.toMap(Journey::order, FollowCheckouts::steps));
    }

    private static List<Step> steps(Journey it) {
        var steps = new ArrayList<Step>();
        it.paidAt().ifPresent(at -> steps.add(new Step(Kind.PAYMENT_RECEIVED, at)));
        if (OVER.contains(it.state())) {
            steps.add(new Step(Kind.ENDED, it.endedAt().orElseThrow()));
        } else if (it.expectsAccess()) {
            it.accountMadeAt().ifPresent(at -> addAccess(steps, at, it));
        } else if (it.state() == OrderState.PAID) {
            steps.add(new Step(Kind.ENTER, it.paidAt().orElseThrow()));
        }
        return List.copyOf(steps);
    }

    private static void addAccess(List<Step> steps, Instant madeAt, Journey it) {
        steps.add(new Step(Kind.ACCOUNT_MADE, madeAt));
        var mailAt = it.mailEndedAt().orElse(madeAt);
        if (it.mail() == MailState.SENT) {
            steps.add(new Step(Kind.MAIL_SENT, mailAt));
        }
        if (it.mail() != MailState.WAITING) {
            steps.add(new Step(Kind.ENTER, mailAt));
        }
    }
}
