package dev.catraca.adapters.persistence.catalogue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds rows to a table, or replaces those that exist, in one statement for all of them: an import
 * brings rows by the ten thousand, and merging an entity reads its row first. Columns that are not
 * named keep what they hold. The rows go as one JSON text, by the names of the columns.
 *
 * <p>Everybody takes the rows in the order of their keys, so that two of them cannot wait for each
 * other.
 */
final class Upsert {
    private static final String ALWAYS = "true";

    private final String statement;

    private Upsert(String statement) {
        this.statement = statement;
    }

    static Upsert into(String table, List<String> key, List<String> others) {
        return onlyIf(ALWAYS, table, key, others);
    }

    /**
     * A row that exists is replaced under this condition only, which sees the newest state of it
     * (the table's name) and what is to come (excluded).
     */
    static Upsert onlyIf(String condition, String table, List<String> key, List<String> others) {
        var columns = String.join(", ", key) + ", " + String.join(", ", others);
        var changes =
                others.stream()
                        .map(it -> it + " = excluded." + it)
                        .collect(Collectors.joining(", "));
        return new Upsert(
                """
                INSERT INTO %1$s (%2$s)
                SELECT %2$s FROM jsonb_populate_recordset(CAST(NULL AS %1$s), CAST(?1 AS jsonb))
                ORDER BY %3$s
                ON CONFLICT (%3$s) DO UPDATE SET %4$s WHERE %5$s"""
                        .formatted(table, columns, String.join(", ", key), changes, condition));
    }

    /** How many rows were added or replaced; no key may come twice. */
    int run(EntityManager manager, Collection<JsonObject> rows) {
        return manager.createNativeQuery(statement).setParameter(1, text(rows)).executeUpdate();
    }

    /** The rows as a JSON text. */
    static String text(Collection<JsonObject> rows) {
        return rows.stream().map(JsonValue::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
