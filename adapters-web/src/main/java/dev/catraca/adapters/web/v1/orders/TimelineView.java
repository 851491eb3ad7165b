package dev.catraca.adapters.web.v1.orders;

import dev.catraca.application.payment.ReadOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happened to an order, in the order in which it happened. */
public record TimelineView(String order, List<EntryView> timeline) {

    /** One event and the facts that explain it. */
    public record EntryView(Instant at, String event, Map<String, String> facts) {}

    static TimelineView of(ReadOrder.Found found) {
        return new TimelineView(
                found.order().id().toString(),
                found.timeline().stream()
                        .map(it -> new EntryView(it.at(), it.event().name(), it.facts()))
                        .toList());
    }
}
