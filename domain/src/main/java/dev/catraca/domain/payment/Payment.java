package dev.catraca.domain.payment;

import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.shared.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to collect an order's total at one provider.
 *
 * <p>Facts merge monotonically: any order and repetition of them ends in the same state, because
 * each fact is the provider's present object and not a step from the last one.
 */
public sealed interface Payment {
    PaymentTerms terms();

    PaymentState state();

    Optional<ChargeReference> reference();

    /** What arrived in all, before anything went back. */
    default Money received() {
        return Money.zero(terms().amount().currency());
    }

    /** What went back in all. */
    default Money refunded() {
        return Money.zero(terms().amount().currency());
    }

    /** What was on its way back in all, and never arrived. */
    default Money failed() {
        return Money.zero(terms().amount().currency());
    }

    /** What of it is nobody's share any more: it went back, or the buyer's bank took it all. */
    default Money gone() {
        return state() == PaymentState.CHARGED_BACK ? received() : refunded();
    }

    /** This payment after the provider said {@code fact} of the {@code charge}. */
    Payment merge(ChargeReference charge, ChargeFact fact);

    /** Money may still come, nothing has yet. */
    sealed interface Unsettled extends Payment {
        @Override
        default Payment merge(ChargeReference charge, ChargeFact fact) {
            return switch (fact) {
                case ChargeFact.Pending() -> this;
                case ChargeFact.Collected it -> Collected.of(terms(), charge, it);
                case ChargeFact.NothingDue it -> Collected.free(terms(), charge, it.at());
                case ChargeFact.Declined it ->
                        ended(PaymentState.DECLINED, charge, it.reason(), it.at());
                case ChargeFact.Expired it ->
                        ended(PaymentState.EXPIRED, charge, "expired", it.at());
                case ChargeFact.Canceled it ->
                        ended(PaymentState.CANCELED, charge, "canceled", it.at());
            };
        }

        private Ended ended(PaymentState state, ChargeReference charge, String reason, Instant at) {
            return new Ended(terms(), state, Optional.of(charge), reason, at);
        }

        /** The provider opened a page on which the buyer can pay. */
        default Pending opened(ChargeReference charge, URI page) {
            return new Pending(terms(), charge, page);
        }

        /** The provider gave the buyer something to pay by. */
        default Issued issued(ChargeReference charge, Voucher voucher) {
            return new Issued(terms(), charge, voucher);
        }

        /** The provider certainly opened nothing, or what it opened was never shown to anybody. */
        default Ended abandoned(String reason, Instant at) {
            return new Ended(terms(), PaymentState.CANCELED, reference(), reason, at);
        }

        /** The provider said no to opening it; certainly nothing happened. */
        default Ended refused(String reason, Instant at) {
            return new Ended(terms(), PaymentState.DECLINED, reference(), reason, at);
        }
    }

    /** Written, and perhaps sent: nobody has answered yet. */
    record Requested(PaymentTerms terms) implements Unsettled {
        /** The call may or may not have reached the provider. */
        public Unknown unknown(String cause) {
            return new Unknown(terms, cause);
        }

        @Override
        public PaymentState state() {
            return PaymentState.REQUESTED;
        }

        @Override
        public Optional<ChargeReference> reference() {
            return Optional.empty();
        }
    }

    /** We asked and cannot tell what happened; it is found out, never guessed. */
    record Unknown(PaymentTerms terms, String cause) implements Unsettled {
        @Override
        public PaymentState state() {
            return PaymentState.UNKNOWN;
        }

        @Override
        public Optional<ChargeReference> reference() {
            return Optional.empty();
        }
    }

    /** The buyer has, or can get, a page to pay on. */
    record Pending(PaymentTerms terms, ChargeReference charge, URI page) implements Unsettled {
        @Override
        public PaymentState state() {
            return PaymentState.PENDING;
        }

        @Override
        public Optional<ChargeReference> reference() {
            return Optional.of(charge);
        }
    }

    /** The buyer holds a PIX or a boleto. */
    record Issued(PaymentTerms terms, ChargeReference charge, Voucher voucher)
            implements Unsettled {
        @Override
        public PaymentState state() {
            return PaymentState.PENDING;
        }

        @Override
        public Optional<ChargeReference> reference() {
            return Optional.of(charge);
        }
    }

    /** Over without money: {@code DECLINED}, {@code EXPIRED} or {@code CANCELED}. */
    record Ended(
            PaymentTerms terms,
            PaymentState state,
            Optional<ChargeReference> reference,
            String reason,
            Instant at)
            implements Payment {
        /** Only money changes an ended payment. */
        @Override
        public Payment merge(ChargeReference charge, ChargeFact fact) {
            return switch (fact) {
                case ChargeFact.Collected it -> Collected.of(terms, charge, it);
                case ChargeFact.NothingDue it -> Collected.free(terms, charge, it.at());
                case ChargeFact.Pending() -> this;
                case ChargeFact.Declined _ -> this;
                case ChargeFact.Expired _ -> this;
                case ChargeFact.Canceled _ -> this;
            };
        }
    }

    /**
     * Money arrived. The state says what became of it since: {@code PAID}, {@code DUPLICATE},
     * {@code PARTIALLY_REFUNDED}, {@code REFUNDED}, {@code DISPUTED} or {@code CHARGED_BACK}. Of
     * what was on its way back, {@code refunded} has not failed and {@code failed} has. The {@code
     * fee} is told where the shares are of the whole amount and the account's owner bears it.
     */
    record Collected(
            PaymentTerms terms,
            PaymentState state,
            Optional<ChargeReference> reference,
            Money received,
            Optional<Money> net,
            Money refunded,
            Money failed,
            boolean isDuplicate,
            Optional<Money> fee,
            Optional<PaymentMethod> method,
            Instant at)
            implements Payment {
        /** The first money of its order, of which no refund has failed. */
        public Collected(
                PaymentTerms terms,
                PaymentState state,
                Optional<ChargeReference> reference,
                Money received,
                Optional<Money> net,
                Money refunded,
                Optional<PaymentMethod> method,
                Instant at) {
            this(
                    terms,
                    state,
                    reference,
                    received,
                    net,
                    refunded,
                    Money.zero(received.currency()),
                    false,
                    Optional.empty(),
                    method,
                    at);
        }

        /** What the provider's fee leaves of what arrived; all of it, if no fee is known. */
        public Money left() {
            return net.orElse(received);
        }

        @Override
        public Payment merge(ChargeReference charge, ChargeFact fact) {
            if (!(fact instanceof ChargeFact.Collected now) || state == PaymentState.CHARGED_BACK) {
                return this;
            }
            // What was sent back and what of it failed only grow, so that an older answer that
            // arrives late changes nothing.
            var sent = later(refunded.plus(failed), now.refunded().plus(now.failedInAll()));
            var failedByNow = later(failed, now.failedInAll());
            return with(
                    sent.minus(failedByNow),
                    failedByNow,
                    now.dispute(),
                    isDuplicate,
                    fee.or(now::fee));
        }

        /**
         * The order was paid by another payment already: this one has to go back, and stays the
         * second one whatever a bank or a refund makes of it.
         */
        public Collected duplicate() {
            var dispute =
                    switch (state) {
                        case DISPUTED -> Dispute.OPEN;
                        case CHARGED_BACK -> Dispute.LOST;
                        default -> Dispute.NONE;
                    };
            return with(refunded, failed, dispute, true, fee);
        }

        private Collected with(
                Money back,
                Money failedByNow,
                Dispute dispute,
                boolean isSecondOfItsOrder,
                Optional<Money> feeByNow) {
            return new Collected(
                    terms,
                    stateOf(received, back, dispute, isSecondOfItsOrder),
                    reference,
                    received,
                    net,
                    back,
                    failedByNow,
                    isSecondOfItsOrder,
                    feeByNow,
                    method,
                    at);
        }

        /** Whether nothing is left that went back, also where a bank disputes it. */
        boolean isAllBack() {
            return isAllBack(received, refunded);
        }

        private static Money later(Money one, Money other) {
            return one.isLessThan(other) ? other : one;
        }

        /** Whether it is worth what the order asks: the exact amount, or nothing was due. */
        public boolean settles(Money total) {
            return received.equals(total) || received.isZero();
        }

        private static Collected of(
                PaymentTerms terms, ChargeReference charge, ChargeFact.Collected it) {
            return new Collected(
                    terms,
                    stateOf(it.received(), it.refunded(), it.dispute(), false),
                    Optional.of(charge),
                    it.received(),
                    it.net(),
                    it.refunded(),
                    it.failedInAll(),
                    false,
                    it.fee(),
                    it.method(),
                    it.at());
        }

        private static Collected free(PaymentTerms terms, ChargeReference charge, Instant at) {
            var nothing = Money.zero(terms.amount().currency());
            return new Collected(
                    terms,
                    PaymentState.PAID,
                    Optional.of(charge),
                    nothing,
                    Optional.empty(),
                    nothing,
                    Optional.empty(),
                    at);
        }

        private static boolean isAllBack(Money received, Money refunded) {
            return refunded.isPositive() && !refunded.isLessThan(received);
        }

        private static PaymentState stateOf(
                Money received, Money refunded, Dispute dispute, boolean isDuplicate) {
            if (dispute == Dispute.LOST) {
                return PaymentState.CHARGED_BACK;
            }
            if (dispute == Dispute.OPEN) {
                return PaymentState.DISPUTED;
            }
            if (isAllBack(received, refunded)) {
                return PaymentState.REFUNDED;
            }
            // A second payment stays one until all of it is back: it never moves its order.
            if (isDuplicate) {
                return PaymentState.DUPLICATE;
            }
            return refunded.isPositive() ? PaymentState.PARTIALLY_REFUNDED : PaymentState.PAID;
        }
    }
}
