package dev.catraca.wiring;

import dev.catraca.adapters.web.metrics.Meters;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Measures from the moment in which access was wanted, which is that of the payment. */
final class MeasuredTimeline implements Timeline {
    private final Timeline timeline;
    private final Meters meters;
    private final WantedAccess wanted;

    MeasuredTimeline(Timeline timeline, Meters meters, WantedAccess wanted) {
        this.timeline = timeline;
        this.meters = meters;
        this.wanted = wanted;
    }

    @Override
    public void append(TimelineEntry entry) {
        timeline.append(entry);
        switch (entry.event()) {
            case ACCESS_REQUESTED -> wanted.since(entry.order(), entry.at());
            case ACCESS_GRANTED -> meters.granted(Duration.between(requested(entry), entry.at()));
            default -> {
                // measures nothing
            }
        }
    }

    @Override
    public List<TimelineEntry> of(OrderId order) {
        return timeline.of(order);
    }

    /** Whoever was paid at another node, or before the last start, is looked up. */
    private Instant requested(TimelineEntry granted) {
        return wanted.take(granted.order())
                .or(
                        () ->
                                timeline.of(granted.order()).stream()
                                        .filter(it -> it.event() == Event.ACCESS_REQUESTED)
                                        .map(TimelineEntry::at)
                                        .findFirst())
                .orElse(granted.at());
    }
}
