package dev.catraca.adapters.persistence;

import dev.catraca.application.order.port.Timeline;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@Dependent
class SqlTimeline implements Timeline {
    private static final String APPEND =
            "INSERT INTO order_event (order_id, at, event, facts) VALUES (?, ?, ?, jsonb_object(?, ?))";
    private static final String LIST =
            """
            SELECT order_id, at, event, ARRAY(SELECT jsonb_object_keys(facts)) AS names,
                ARRAY(SELECT value FROM jsonb_each_text(facts)) AS texts
            FROM order_event WHERE order_id = ? ORDER BY seq""";

    private final Sql sql;

    @Inject
    SqlTimeline(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void append(TimelineEntry entry) {
        var values = new ArrayList<Object>();
        values.add(entry.order().value());
        values.addAll(columns(entry));
        sql.update(APPEND, values.toArray());
    }

    /** When, what, and the facts' names and texts. */
    static List<Object> columns(TimelineEntry entry) {
        var facts = entry.facts();
        return List.of(
                entry.at(),
                entry.event(),
                facts.keySet().toArray(String[]::new),
                facts.values().toArray(String[]::new));
    }

    @Override
    public List<TimelineEntry> of(OrderId order) {
        return sql.list(LIST, SqlTimeline::entry, order.value());
    }

    private static TimelineEntry entry(Row row) {
        return new TimelineEntry(
                new OrderId(row.uuid("order_id")),
                row.instant("at"),
                row.constant("event", TimelineEntry.Event.class),
                facts(row.texts("names"), row.texts("texts")));
    }

    private static Map<String, String> facts(List<String> names, List<String> texts) {
        var facts = new LinkedHashMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            facts.put(names.get(i), texts.get(i));
        }
        return facts;
    }
}
