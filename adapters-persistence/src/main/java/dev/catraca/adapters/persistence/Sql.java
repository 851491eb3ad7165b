package dev.catraca.adapters.persistence;

import dev.catraca.adapters.persistence.Connections.Work;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Native SQL, one statement and one round trip per call. Statements are constants with {@code ?}
 * for values, so that the driver prepares each only once per connection.
 *
 * <p>Values are {@link String}, {@link UUID}, {@link Instant}, numbers, booleans, {@code byte[]},
 * enums (by name), arrays of strings, longs, UUIDs, instants or {@code byte[]}, and {@link
 * Optional}s of these.
 */
@Dependent
class Sql {
    private final Connections connections;

    @Inject
    Sql(Connections connections) {
        this.connections = connections;
    }

    /** How many rows were written. */
    int update(String statement, Object... values) {
        return run(statement, values, PreparedStatement::executeUpdate);
    }

    <T> Optional<T> find(String statement, Function<Row, T> reader, Object... values) {
        return list(statement, reader, values).stream().findFirst();
    }

    <T> List<T> list(String statement, Function<Row, T> reader, Object... values) {
        return run(
                statement,
                values,
                prepared -> {
                    try (var results = prepared.executeQuery()) {
                        var row = new Row(results);
                        var found = new ArrayList<T>();
                        while (results.next()) {
                            found.add(reader.apply(row));
                        }
                        return List.copyOf(found);
                    }
                });
    }

    /** Runs the statement once per list of values, in few round trips. */
    void batch(String statement, List<List<Object>> rows) {
        run(
                statement,
                new Object[0],
                prepared -> {
                    for (var values : rows) {
                        bind(prepared, values.toArray());
                        prepared.addBatch();
                    }
                    return prepared.executeBatch();
                });
    }

    private <T> T run(String statement, Object[] values, Execution<T> execution) {
        Work<T> work =
                connection -> {
                    try (var prepared = connection.prepareStatement(statement)) {
                        bind(prepared, values);
                        return execution.of(prepared);
                    }
                };
        try {
            return connections.lend(work);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private static void bind(PreparedStatement prepared, Object[] values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, bound(values[i], prepared));
        }
    }

    private static @Nullable Object bound(Object value, PreparedStatement prepared)
            throws SQLException {
        return switch (value) {
            case Optional<?> it -> it.isPresent() ? bound(it.get(), prepared) : null;
            case OptionalInt it -> it.isPresent() ? it.getAsInt() : null;
            case Instant it -> it.atOffset(ZoneOffset.UTC);
            case Enum<?> it -> it.name();
            case String[] it -> array("text", it, prepared);
            case Long[] it -> array("bigint", it, prepared);
            case UUID[] it -> array("uuid", it, prepared);
            case Instant[] it -> array("timestamptz", it, prepared);
            case byte[][] it -> array("bytea", it, prepared);
            default -> value;
        };
    }

    private static Array array(String type, Object[] values, PreparedStatement prepared)
            throws SQLException {
        return prepared.getConnection().createArrayOf(type, values);
    }

    private interface Execution<T> {
        T of(PreparedStatement prepared) throws SQLException;
    }
}
