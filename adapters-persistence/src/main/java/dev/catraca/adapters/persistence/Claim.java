package dev.catraca.adapters.persistence;

import dev.catraca.application.shared.port.Lease;

/**
 * The head of a statement by which a worker takes due rows of a work table. Rows that another
 * worker is taking are skipped, so nobody waits and nobody gets a row twice; the subselect stands
 * in a WITH because only there it certainly runs once. All times are the database's.
 */
final class Claim {
    private Claim() {}

    /**
     * To be followed by more columns to set, {@code FROM due …} and {@code RETURNING …}. Its values
     * are the limit, and the length of the lease in milliseconds.
     */
    static String of(String table) {
        return of(table, "due_at <= now()");
    }

    /** Only rows for which {@code condition} is true, which an index must serve. */
    static String of(String table, String condition) {
        return """
        WITH due AS (
            SELECT id FROM %1$s WHERE %2$s ORDER BY due_at LIMIT ?
            FOR NO KEY UPDATE SKIP LOCKED)
        UPDATE %1$s SET due_at = now() + ? * interval '1 millisecond',
            fence = %1$s.fence + 1, attempts = %1$s.attempts + 1
        """
                .formatted(table, condition);
    }

    /** From the columns {@code fence} and {@code attempts}. */
    static Lease lease(Row row) {
        return new Lease(row.bigNumber("fence"), row.number("attempts"));
    }
}
