package dev.catraca.domain.order;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that happened to an order, with the facts that explain it (provider references, causes,
 * amounts in minor units; nothing personal).
 */
public record TimelineEntry(OrderId order, Instant at, Event event, Map<String, String> facts) {
    public TimelineEntry {
        facts = Map.copyOf(facts);
    }

    public TimelineEntry(OrderId order, Instant at, Event event) {
        this(order, at, event, Map.of());
    }

    /** The kinds of things that happen to orders. */
    public enum Event {
        ORDER_PLACED,
        PAYMENT_REQUESTED,
        PAYMENT_OPENED,
        PAYMENT_REFUSED,
        PAYMENT_UNKNOWN,
        /** The buyer got a PIX or a boleto to pay by. */
        SALE_ISSUED,
        /** The provider, or the card's bank, said no: nothing was sold. */
        SALE_REFUSED,
        /** It may be sold or not; it is looked for and never sent again. */
        SALE_UNKNOWN,
        /** Looking does not tell what became of the payment: somebody has to find out and say. */
        OPERATOR_NEEDED,
        /** Somebody said what became of it. */
        OPERATOR_DECIDED,
        PAYMENT_ABANDONED,
        PAYMENT_CHANGED,
        ORDER_CHANGED,
        CANCELLATION_REQUESTED,
        CANCELLATION_REFUSED,
        /** The order was paid late, when its pieces had been sold. */
        STOCK_MISSING,
        /** A payee got its share by a transfer of its own. */
        SHARE_TRANSFERRED,
        SHARE_REVERSED,
        SHARE_PARKED,
        /** Somebody asked to give money back. */
        REFUND_REQUESTED,
        /** The provider took it on. */
        REFUND_ACCEPTED,
        REFUND_REFUSED,
        /** What the provider took on came back: it is still owed. */
        REFUND_FAILED,
        ACCESS_REQUESTED,
        ACCESS_GRANTED,
        ACCESS_DELAYED,
        ACCESS_PARKED,
        ACCESS_DIFFERED,
        ACCESS_SUSPENDED,
        ACCESS_RESTORED,
        ACCESS_REVOKED
    }
}
