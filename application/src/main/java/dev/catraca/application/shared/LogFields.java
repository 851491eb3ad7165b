package dev.catraca.application.shared;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the work of a thread belongs to: every line that is logged meanwhile bears these fields.
 * They hold ids of ours and templates, nothing that a caller wrote and nothing personal.
 */
public final class LogFields implements AutoCloseable {
    private static final ThreadLocal<LogFields> CURRENT = new ThreadLocal<>();

    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final Optional<LogFields> outer;

    private LogFields(Optional<LogFields> outer) {
        this.outer = outer;
    }

    /** The fields there are. */
    public enum Field {
        /** The id of the request; for work that has none, of the order or the row. */
        CORRELATION,
        /** The template of the route, without ids. */
        ROUTE,
        /** The slug of the merchant. */
        MERCHANT,
        /** The id of the API key, never the key. */
        KEY
    }

    /** Begins work of this thread that belongs to the id; to be closed at its end. */
    public static LogFields open(String correlation) {
        var fields = new LogFields(current());
        fields.values.put(Field.CORRELATION, correlation);
        CURRENT.set(fields);
        return fields;
    }

    /** More about the work of this thread, if it has begun any. */
    public static void put(Field field, String value) {
        current().ifPresent(it -> it.values.put(field, value));
    }

    public static Optional<String> get(Field field) {
        return current().flatMap(it -> Optional.ofNullable(it.values.get(field)));
    }

    @Override
    public void close() {
        outer.ifPresentOrElse(CURRENT::set, CURRENT::remove);
    }

    private static Optional<LogFields> current() {
        return Optional.ofNullable(CURRENT.get());
    }
}
