package dev.catraca.application.payment;

import dev.catraca.application.payment.port.Refunds;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Refund;
import java.util.List;

/** Shows what of an order somebody wanted to give back, and what came of it. */
public final class ListRefunds {
    private final Refunds refunds;

    public ListRefunds(Refunds refunds) {
        this.refunds = refunds;
    }

    /** The first one first; the caller has seen to it that the order may be read. */
    public List<Refund> list(OrderId order) {
        return refunds.of(order);
    }
}
