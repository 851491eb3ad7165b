package dev.catraca.application.fakes;

import dev.catraca.application.payment.port.Openings;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The same collections as ever. */
public record InMemoryOpenings(
        InMemoryTransactions transactions,
        InMemoryOrders orders,
        InMemoryPayments payments,
        InMemoryTimeline timeline)
        implements Openings {
    @Override
    public boolean place(
            Order.Open order,
            Payment.Requested payment,
            Instant lookAt,
            List<TimelineEntry> entries) {
        if (orders.addUnlessOpen(order).isPresent()) {
            return false;
        }
        payments.add(payment, lookAt);
        entries.forEach(timeline::append);
        return true;
    }

    @Override
    public boolean open(Payment.Pending payment, Instant lookAt, TimelineEntry entry) {
        return transactions.compute(
                () -> {
                    orders.lock(payment.terms().order());
                    var isWaiting =
                            payments.find(payment.terms().id())
                                    .filter(it -> it instanceof Payment.Unsettled)
                                    .filter(it -> !(it instanceof Payment.Pending))
                                    .isPresent();
                    if (isWaiting) {
                        payments.save(payment, Optional.of(lookAt));
                        timeline.append(entry);
                    }
                    return isWaiting;
                });
    }
}
