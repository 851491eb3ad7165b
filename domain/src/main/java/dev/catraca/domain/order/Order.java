package dev.catraca.domain.order;

import dev.catraca.domain.shared.Money;
import java.time.Instant;

/**
 * The buyer's commitment. One type per state, each with only the transitions that exist: an illegal
 * one does not compile.
 *
 * <pre>
 * DRAFT → OPEN | CANCELED
 * OPEN → PAID ⇄ PARTIALLY_REFUNDED → REFUNDED          PAID, PARTIALLY_REFUNDED ⇄ DISPUTED → CHARGED_BACK
 * OPEN → EXPIRED | CANCELED | FAILED → PAID_LATE → PAID | REFUNDED
 * OPEN → MISPAID → PAID | REFUNDED
 * REFUNDED → what it was before, when a refund fails afterwards
 * </pre>
 */
public sealed interface Order {
    OrderId id();

    OrderTerms terms();

    OrderState state();

    /** Whether the order is settled by money that arrived, whatever became of it since. */
    default boolean hasPaid() {
        return false;
    }

    /** What the buyer may use, as long as the order is in this state. */
    default Access access() {
        return Access.NONE;
    }

    /** A cart of the client's: nobody was asked to pay yet, and its lines can change. */
    record Draft(OrderId id, OrderTerms terms) implements Order {
        /** The same cart with other things in it. */
        public Draft with(OrderLines lines) {
            return new Draft(
                    id,
                    new OrderTerms(
                            terms.merchant(),
                            terms.reference(),
                            terms.buyer(),
                            lines,
                            terms.installments(),
                            terms.returnUrl(),
                            terms.placedAt()));
        }

        /** The buyer shall pay for it, on these final terms. */
        public Open opened(OrderTerms agreed) {
            return new Open(id, agreed);
        }

        public Ended canceled(Instant at) {
            return new Ended(id, terms, OrderState.CANCELED, at);
        }

        @Override
        public OrderState state() {
            return OrderState.DRAFT;
        }
    }

    /** A payment was asked for, none has arrived. */
    record Open(OrderId id, OrderTerms terms) implements Order {
        public Paid paid(Instant at) {
            return new Paid(id, terms, at);
        }

        /** Another amount than the total arrived. */
        public Mispaid mispaid(Money received, Instant at) {
            return new Mispaid(id, terms, received, at);
        }

        public Ended expired(Instant at) {
            return new Ended(id, terms, OrderState.EXPIRED, at);
        }

        public Ended canceled(Instant at) {
            return new Ended(id, terms, OrderState.CANCELED, at);
        }

        public Ended failed(Instant at) {
            return new Ended(id, terms, OrderState.FAILED, at);
        }

        @Override
        public OrderState state() {
            return OrderState.OPEN;
        }
    }

    /** Over without money: {@code EXPIRED}, {@code CANCELED} or {@code FAILED}. */
    record Ended(OrderId id, OrderTerms terms, OrderState state, Instant at) implements Order {
        /** Money came all the same. */
        public PaidLate paidLate(Money received, Instant receivedAt) {
            return new PaidLate(id, terms, received, receivedAt);
        }
    }

    /** Paid after its end; the merchant's policy decides what becomes of it. */
    record PaidLate(OrderId id, OrderTerms terms, Money received, Instant at) implements Order {
        public Paid accepted() {
            return new Paid(id, terms, at);
        }

        public Reversed refunded(Instant refundedAt) {
            return new Reversed(id, terms, OrderState.REFUNDED, OrderState.PAID_LATE, refundedAt);
        }

        @Override
        public OrderState state() {
            return OrderState.PAID_LATE;
        }
    }

    /** Another amount than the total arrived: an operator decides. */
    record Mispaid(OrderId id, OrderTerms terms, Money received, Instant at) implements Order {
        public Paid accepted() {
            return new Paid(id, terms, at);
        }

        public Reversed refunded(Instant refundedAt) {
            return new Reversed(id, terms, OrderState.REFUNDED, OrderState.MISPAID, refundedAt);
        }

        @Override
        public OrderState state() {
            return OrderState.MISPAID;
        }
    }

    /** The total arrived; {@code at} is when, as the provider says. */
    record Paid(OrderId id, OrderTerms terms, Instant at) implements Order {
        public PartiallyRefunded partiallyRefunded(Money refunded) {
            return new PartiallyRefunded(id, terms, at, refunded);
        }

        public Reversed refunded(Instant refundedAt) {
            return new Reversed(id, terms, OrderState.REFUNDED, OrderState.PAID, refundedAt);
        }

        public Disputed disputed() {
            return new Disputed(id, terms, at);
        }

        @Override
        public boolean hasPaid() {
            return true;
        }

        @Override
        public OrderState state() {
            return OrderState.PAID;
        }

        @Override
        public Access access() {
            return Access.ACTIVE;
        }
    }

    /** Part of the money went back; the access stays. */
    record PartiallyRefunded(OrderId id, OrderTerms terms, Instant at, Money refunded)
            implements Order {
        public PartiallyRefunded partiallyRefunded(Money refundedByNow) {
            return new PartiallyRefunded(id, terms, at, refundedByNow);
        }

        /** Every refund of it failed: nothing has gone back. */
        public Paid paidAgain() {
            return new Paid(id, terms, at);
        }

        public Reversed refunded(Instant refundedAt) {
            return new Reversed(id, terms, OrderState.REFUNDED, OrderState.PAID, refundedAt);
        }

        public Disputed disputed() {
            return new Disputed(id, terms, at);
        }

        @Override
        public boolean hasPaid() {
            return true;
        }

        @Override
        public OrderState state() {
            return OrderState.PARTIALLY_REFUNDED;
        }

        @Override
        public Access access() {
            return Access.ACTIVE;
        }
    }

    /** The buyer's bank asks the money back; the access rests until that is decided. */
    record Disputed(OrderId id, OrderTerms terms, Instant at) implements Order {
        public Paid won() {
            return new Paid(id, terms, at);
        }

        public Reversed chargedBack(Instant lostAt) {
            return new Reversed(id, terms, OrderState.CHARGED_BACK, OrderState.PAID, lostAt);
        }

        @Override
        public boolean hasPaid() {
            return true;
        }

        @Override
        public OrderState state() {
            return OrderState.DISPUTED;
        }

        @Override
        public Access access() {
            return Access.SUSPENDED;
        }
    }

    /**
     * All the money went back: {@code REFUNDED} or {@code CHARGED_BACK}. Only a refund that fails
     * afterwards is followed by anything: the order is again what it was {@code before}, which is
     * {@code PAID}, {@code PAID_LATE} or {@code MISPAID}.
     */
    record Reversed(OrderId id, OrderTerms terms, OrderState state, OrderState before, Instant at)
            implements Order {
        /** The provider has {@code received} again, which arrived first at {@code paidAt}. */
        public Order again(Money received, Instant paidAt) {
            if (state != OrderState.REFUNDED) {
                return this;
            }
            return switch (before) {
                case PAID_LATE -> new PaidLate(id, terms, received, paidAt);
                case MISPAID -> new Mispaid(id, terms, received, paidAt);
                default -> new Paid(id, terms, paidAt);
            };
        }

        @Override
        public Access access() {
            return Access.REVOKED;
        }
    }
}
