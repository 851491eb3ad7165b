package dev.catraca.application.order.port;

import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import java.util.List;

/** What happened to each order, written in the transaction in which it happened. */
public interface Timeline {
    void append(TimelineEntry entry);

    /** In the order in which it happened. */
    List<TimelineEntry> of(OrderId order);
}
