package dev.catraca.adapters.persistence;

import dev.catraca.application.operation.port.Figures;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.operation.Snapshot;
import dev.catraca.domain.operation.Snapshot.Parked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@ApplicationScoped
class SqlFigures implements Figures {
    private static final String COUNT =
            """
            SELECT clock_timestamp() AS now,
                (SELECT count(*) FROM webhook_event WHERE due_at IS NOT NULL) AS inbox,
                (SELECT count(*) FROM provisioning WHERE due_at IS NOT NULL) AS provisioning,
                (SELECT count(*) FROM provisioning WHERE created_at > now() - interval '1 hour'
                    AND created_at < now() - interval '10 seconds') AS wanted,
                (SELECT count(*) FROM provisioning WHERE created_at > now() - interval '1 hour'
                    AND created_at < now() - interval '10 seconds'
                    AND (reached = wanted OR reached = 'ACTIVE')) AS given,
                (SELECT count(*) FROM webhook_event WHERE ended_at > now() - interval '1 hour')
                    + (SELECT count(*) FROM provisioning
                        WHERE changed_at > now() - interval '1 hour' AND due_at IS NULL) AS ended,
                (SELECT count(*) FROM webhook_event WHERE ended_at > now() - interval '1 hour'
                        AND attempts > 1)
                    + (SELECT count(*) FROM provisioning
                        WHERE changed_at > now() - interval '1 hour' AND due_at IS NULL
                            AND attempts > 1) AS repeated,
                (SELECT count(*) FROM webhook_event WHERE state = 'PARKED') AS parked_webhook,
                (SELECT min(received_at) FROM webhook_event WHERE state = 'PARKED')
                    AS since_webhook,
                (SELECT count(*) FROM provisioning WHERE state = 'PARKED') AS parked_provisioning,
                (SELECT min(changed_at) FROM provisioning WHERE state = 'PARKED')
                    AS since_provisioning,
                (SELECT count(*) FROM transfer WHERE state = 'PARKED') AS parked_transfer,
                (SELECT min(changed_at) FROM transfer WHERE state = 'PARKED') AS since_transfer,
                (SELECT count(*) FROM payment WHERE state = 'UNKNOWN' AND due_at IS NULL)
                    AS parked_sale,
                (SELECT min(requested_at) FROM payment WHERE state = 'UNKNOWN' AND due_at IS NULL)
                    AS since_sale,
                (SELECT count(*) FROM refund AS failed WHERE state = 'FAILED' AND %1$s)
                    AS parked_refund,
                (SELECT min(changed_at) FROM refund AS failed WHERE state = 'FAILED' AND %1$s)
                    AS since_refund,
                (SELECT count(*) FROM mail WHERE state = 'PARKED') AS parked_mail,
                (SELECT min(created_at) FROM mail WHERE state = 'PARKED') AS since_mail,
                (SELECT count(*) FROM unit WHERE NOT EXISTS (
                    SELECT FROM provider_account account
                    WHERE account.merchant_id = unit.merchant_id AND account.provider = ?))
                    AS units_without_account"""
                    .formatted(
                            """
                            NOT EXISTS (SELECT FROM refund AS later
                                WHERE later.payment_id = failed.payment_id
                                    AND later.requested_at > failed.changed_at
                                    AND later.state <> 'REFUSED')""");

    private static final String INVARIANTS =
            "SELECT viewname AS name FROM pg_views WHERE schemaname = 'invariant' ORDER BY viewname";

    /**
     * What may need an operator; a sale does when nobody looks for it any more, a refund when it
     * failed after it was taken on, until another one is asked for.
     */
    private static final String[] KINDS = {
        "webhook", "provisioning", "transfer", "sale", "refund", "mail"
    };

    private final Sql sql;
    private final Clock clock;

    @Inject
    SqlFigures(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Snapshot count(ProviderName unitSystem) {
        var violations = violations();
        return sql.find(COUNT, row -> snapshot(row, violations), unitSystem.value()).orElseThrow();
    }

    private Snapshot snapshot(Row row, Map<String, Long> violations) {
        var parked = new ArrayList<Parked>();
        for (var kind : KINDS) {
            var since = row.maybeInstant("since_" + kind);
            var oldest =
                    since.map(it -> Duration.between(it, row.instant("now"))).orElse(Duration.ZERO);
            parked.add(new Parked(kind, row.bigNumber("parked_" + kind), oldest));
        }
        return new Snapshot(
                ratio(row.bigNumber("given"), row.bigNumber("wanted")),
                ratio(row.bigNumber("repeated"), row.bigNumber("ended")),
                row.bigNumber("inbox"),
                row.bigNumber("provisioning"),
                parked,
                row.bigNumber("units_without_account"),
                violations,
                Duration.between(row.instant("now"), clock.instant()));
    }

    /** The views are the list: a new invariant is a new figure. */
    private Map<String, Long> violations() {
        var counts =
                sql.list(INVARIANTS, row -> row.text("name")).stream()
                        .map(
                                it ->
                                        "SELECT '%1$s' AS name, count(*) AS rows FROM invariant.%1$s"
                                                .formatted(it))
                        .collect(Collectors.joining(" UNION ALL "));
        var violations = new HashMap<String, Long>();
        if (!counts.isEmpty()) {
            sql.list(counts, row -> Map.entry(row.text("name"), row.bigNumber("rows")))
                    .forEach(it -> violations.put(it.getKey(), it.getValue()));
        }
        return violations;
    }

    private static Optional<BigDecimal> ratio(long part, long whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part)
                                .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN));
    }
}
