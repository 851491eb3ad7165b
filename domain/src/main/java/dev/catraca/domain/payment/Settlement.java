package dev.catraca.domain.payment;

import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.Payment.Collected;
import dev.catraca.domain.payment.Payment.Ended;
import java.time.Instant;

/**
 * An order and one of its payments after a fact of the provider: the only place that moves an
 * order.
 */
public record Settlement(Order order, Payment payment) {

    /**
     * Merges what the provider says; saying it again changes nothing. {@code at} is when we learned
     * it, for what the provider does not date.
     */
    public static Settlement of(
            Order order,
            Payment payment,
            ChargeReference charge,
            ChargeFact fact,
            LateMoney lateMoney,
            Instant at) {
        var merged = payment.merge(charge, fact);
        if (merged.equals(payment)) {
            return new Settlement(order, payment);
        }
        return switch (merged) {
            case Collected collected -> collected(order, payment, collected, lateMoney, at);
            case Ended ended -> new Settlement(ended(order, ended), ended);
            case Payment.Unsettled unsettled -> new Settlement(order, unsettled);
        };
    }

    private static Settlement collected(
            Order order, Payment before, Collected now, LateMoney lateMoney, Instant at) {
        var isFirstMoneyOfThisPayment = !(before instanceof Collected);
        return switch (order) {
            case Order.Draft _ ->
                    throw new IllegalStateException("draft " + order.id() + " has a payment");
            case Order.Open open ->
                    new Settlement(
                            now.settles(open.terms().total())
                                    ? reversals(open.paid(now.at()), now, at)
                                    : reversals(open.mispaid(now.received(), now.at()), now, at),
                            now);
            case Order.Ended ended -> {
                var late = ended.paidLate(now.received(), now.at());
                var isWelcome = lateMoney == LateMoney.ACCEPT && now.settles(ended.terms().total());
                yield new Settlement(reversals(isWelcome ? late.accepted() : late, now, at), now);
            }
            case Order.PaidLate _,
                    Order.Mispaid _,
                    Order.Paid _,
                    Order.PartiallyRefunded _,
                    Order.Disputed _,
                    Order.Reversed _ ->
                    isFirstMoneyOfThisPayment || now.isDuplicate()
                            ? new Settlement(order, now.duplicate())
                            : new Settlement(reversals(order, now, at), now);
        };
    }

    /**
     * What went back, or is asked back, moves a paid order on. What did not stay back, because its
     * refund failed, moves it to where it was.
     */
    private static Order reversals(Order before, Collected now, Instant at) {
        var order =
                before instanceof Order.Reversed it && !now.isAllBack()
                        ? it.again(now.received(), now.at())
                        : before;
        // Of money that went back nothing is left to be disputed.
        return switch (now.isAllBack() ? PaymentState.REFUNDED : now.state()) {
            case REFUNDED ->
                    switch (order) {
                        case Order.Paid it -> it.refunded(at);
                        case Order.PartiallyRefunded it -> it.refunded(at);
                        case Order.Disputed it -> it.won().refunded(at);
                        case Order.PaidLate it -> it.refunded(at);
                        case Order.Mispaid it -> it.refunded(at);
                        default -> order;
                    };
            case PARTIALLY_REFUNDED ->
                    switch (order) {
                        case Order.Paid it -> it.partiallyRefunded(now.refunded());
                        case Order.PartiallyRefunded it -> it.partiallyRefunded(now.refunded());
                        case Order.Disputed it -> it.won().partiallyRefunded(now.refunded());
                        default -> order;
                    };
            case DISPUTED ->
                    switch (order) {
                        case Order.Paid it -> it.disputed();
                        case Order.PartiallyRefunded it -> it.disputed();
                        default -> order;
                    };
            case CHARGED_BACK ->
                    switch (order) {
                        case Order.Paid it -> it.disputed().chargedBack(at);
                        case Order.PartiallyRefunded it -> it.disputed().chargedBack(at);
                        case Order.Disputed it -> it.chargedBack(at);
                        default -> order;
                    };
            default ->
                    switch (order) {
                        case Order.Disputed it -> it.won();
                        case Order.PartiallyRefunded it -> it.paidAgain();
                        default -> order;
                    };
        };
    }

    /** The attempt that a buyer could still have paid is over, and the order with it. */
    private static Order ended(Order order, Ended payment) {
        if (!(order instanceof Order.Open open)) {
            return order;
        }
        return switch (payment.state()) {
            case EXPIRED -> open.expired(payment.at());
            case CANCELED -> open.canceled(payment.at());
            default -> open.failed(payment.at());
        };
    }
}
