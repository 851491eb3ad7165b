package dev.catraca.application.payment;

import dev.catraca.application.payment.port.Transfers;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Transfer;
import java.util.List;

/** Shows how far the payees' shares of an order have come, where they are sent one by one. */
public final class ListTransfers {
    private final Transfers transfers;

    public ListTransfers(Transfers transfers) {
        this.transfers = transfers;
    }

    /** The caller has seen to it that the order may be read. */
    public List<Transfer> list(OrderId order) {
        return transfers.of(order);
    }
}
