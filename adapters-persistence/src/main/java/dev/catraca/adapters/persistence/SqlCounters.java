package dev.catraca.adapters.persistence;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.limits.port.Counters;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

@Dependent
class SqlCounters implements Counters {
    /** Adds, or begins anew, and says what it is now; stops adding at one over the quota. */
    static final String COUNT =
            """
            INSERT INTO request_count AS it (limit_key, subject, used, ends_at)
            VALUES (?, ?, 1, now() + ? * interval '1 millisecond')
            ON CONFLICT (limit_key, subject) DO UPDATE SET
                used = CASE WHEN it.ends_at <= now() THEN 1 ELSE least(it.used, ?) + 1 END,
                ends_at = CASE WHEN it.ends_at <= now() THEN excluded.ends_at ELSE it.ends_at END
            RETURNING used, ceil(extract(epoch FROM ends_at - now()) * 1000)::bigint AS left_ms""";

    /** A little at a time, and never what somebody else holds. */
    private static final String FORGET =
            """
            DELETE FROM request_count WHERE (limit_key, subject) IN (
                SELECT limit_key, subject FROM request_count WHERE ends_at <= now()
                LIMIT 1000 FOR UPDATE SKIP LOCKED)""";

    private final Sql sql;
    private final Envelopes envelopes;

    @Inject
    SqlCounters(Sql sql, Envelopes envelopes) {
        this.sql = sql;
        this.envelopes = envelopes;
    }

    @Override
    public Count count(String limit, String subject, int quota, Duration window) {
        return sql.find(
                        COUNT,
                        row ->
                                new Count(
                                        row.number("used"),
                                        Duration.ofMillis(row.bigNumber("left_ms"))),
                        columns(envelopes, limit, subject, quota, window).toArray())
                .orElseThrow();
    }

    @Override
    public int forgetEnded() {
        return sql.update(FORGET);
    }

    /** The values of {@link #COUNT}. */
    static List<Object> columns(
            Envelopes envelopes, String limit, String subject, int quota, Duration window) {
        return List.of(limit, hash(envelopes, limit, subject), window.toMillis(), quota);
    }

    /** Keyed, because addresses are few enough to try them all. */
    private static byte[] hash(Envelopes envelopes, String limit, String subject) {
        return HexFormat.of().parseHex(envelopes.hash("limits", limit + "|" + subject));
    }
}
