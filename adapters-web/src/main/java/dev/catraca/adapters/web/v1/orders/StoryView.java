package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.gate.Language;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.domain.order.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why an order is in its state, told in sentences. */
public record StoryView(String order, String state, List<Sentence> story) {

    /** One thing that happened. */
    public record Sentence(Instant at, String text) {}

    static StoryView of(ReadOrder.Found found, Language language) {
        return new StoryView(
                found.order().id().toString(),
                found.order().state().name(),
                found.timeline().stream()
                        .map(it -> new Sentence(it.at(), sentence(it, language)))
                        .toList());
    }

    private static String sentence(TimelineEntry entry, Language language) {
        var key = entry.event().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var text = language.bundle("story").getString(key);
        for (Map.Entry<String, String> fact : entry.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return text;
    }
}
