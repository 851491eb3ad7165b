package dev.catraca.adapters.persistence;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.limits.port.Counters;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

@Dependent
class SqlCounters implements Counters {
    /**
     * Puts off when the whole quota is back by what one takes, unless that is too far ahead; says
     * how far ahead it is now. One that is refused changes nothing but the word that it was.
     */
    static final String COUNT =
            """
            INSERT INTO request_pace AS it (limit_key, subject, tat, is_refused)
            VALUES (?, ?, now() + ? * interval '1 microsecond', false)
            ON CONFLICT (limit_key, subject) DO UPDATE SET
                is_refused = it.tat > now() + ? * interval '1 microsecond',
                tat = CASE WHEN it.tat > now() + ? * interval '1 microsecond' THEN it.tat
                    ELSE greatest(it.tat, now()) + ? * interval '1 microsecond' END
            RETURNING is_refused,
                (extract(epoch FROM tat - now()) * 1000000)::bigint AS ahead_us""";

    /** A little at a time, and never what somebody else holds. */
    private static final String FORGET =
            """
            DELETE FROM request_pace WHERE (limit_key, subject) IN (
                SELECT limit_key, subject FROM request_pace WHERE tat <= now()
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
                                Count.of(
                                        !row.flag("is_refused"),
                                        Duration.of(row.bigNumber("ahead_us"), ChronoUnit.MICROS),
                                        quota,
                                        window),
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
        var each = Count.each(quota, window);
        var one = micros(each);
        var most = micros(window.minus(each));
        return List.of(limit, hash(envelopes, limit, subject), one, most, most, one);
    }

    private static long micros(Duration duration) {
        return duration.dividedBy(Duration.of(1, ChronoUnit.MICROS));
    }

    /** Keyed, because addresses are few enough to try them all. */
    private static byte[] hash(Envelopes envelopes, String limit, String subject) {
        return HexFormat.of().parseHex(envelopes.hash("limits", limit + "|" + subject));
    }
}
