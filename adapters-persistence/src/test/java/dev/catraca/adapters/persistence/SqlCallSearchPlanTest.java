package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.operation.port.CallSearch.Answered;
import dev.catraca.application.operation.port.CallSearch.Position;
import dev.catraca.application.operation.port.CallSearch.Query;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Among three months of calls every question is answered from indexes of each month. */
class SqlCallSearchPlanTest {
    private static final List<String> MONTHS = List.of("2002_01", "2002_02", "2002_03");
    private static final UUID PLATFORM = new UUID(0, 1);

    @BeforeAll
    static void there_are_many_calls() {
        SqlDatabase.empty();
        SqlDatabase.asOwner(
                """
                INSERT INTO merchant (id, slug, name, platform_id, zone, currency, late_money,
                    main_system)
                SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'm' || n,
                    'M', CASE WHEN n BETWEEN 2 AND 20
                        THEN '00000000-0000-0000-0000-000000000001'::uuid END,
                    'UTC', 'BRL', 'ACCEPT', 'NONE'
                FROM generate_series(1, 40) n""");
        for (var month : MONTHS) {
            SqlDatabase.asOwner(
                    "SELECT make_api_log_month('%s-01')".formatted(month.replace('_', '-')));
        }
        SqlDatabase.asOwner(
                """
                INSERT INTO api_log (created_at, direction, party, merchant_id, method, route,
                    status, latency_ms, summary_hash, correlation_id, attempt)
                SELECT '2002-03-31T00:00:00Z'::timestamptz - n * interval '75 seconds', 'OUT',
                    CASE WHEN n % 1000 = 0 THEN 'mail' ELSE 'stripe' END,
                    ('00000000-0000-0000-0000-' || lpad(to_hex(n % 40 + 1), 12, '0'))::uuid,
                    'GET', '/v1/' || n % 500,
                    CASE WHEN n % 2000 = 0 THEN NULL WHEN n % 500 = 0 THEN 503 ELSE 200 END,
                    10, '', 'corr-' || n, 1
                FROM generate_series(1, 100000) n""");
        SqlDatabase.asOwner("ANALYZE");
    }

    @AfterAll
    static void they_are_gone_again() {
        SqlDatabase.empty();
        for (var month : MONTHS) {
            SqlDatabase.asOwner("DROP TABLE api_log_" + month);
        }
        SqlDatabase.asOwner("ANALYZE");
    }

    @Test
    void no_question_reads_a_whole_month() throws SQLException {
        for (var merchant :
                List.of(
                        Optional.<UUID>empty(),
                        Optional.of(PLATFORM),
                        Optional.of(new UUID(0, 30)))) {
            for (var party : List.of("", "stripe", "mail", "nobody")) {
                for (var route : List.of("", "/v1/17", "/nowhere")) {
                    for (var correlation : List.of("", "corr-17")) {
                        for (var after : List.of(true, false)) {
                            check(merchant, party, route, Optional.empty(), correlation, after);
                        }
                    }
                }
            }
            for (var answered :
                    List.of(
                            new Answered.Between(200, 299),
                            new Answered.Between(400, 499),
                            new Answered.Between(503, 503),
                            new Answered.Never())) {
                check(merchant, "", "", Optional.of(answered), "", true);
            }
        }
    }

    @Test
    void calls_that_failed_are_found_by_their_own_index() throws SQLException {
        for (var answered : List.of(new Answered.Between(400, 499), new Answered.Never())) {
            var plan = check(Optional.empty(), "", "", Optional.of(answered), "", false);

            assertThat(plan).contains("api_log_2002_02_created_at_id_idx");
        }
    }

    private static String check(
            Optional<UUID> merchant,
            String party,
            String route,
            Optional<Answered> answered,
            String correlation,
            boolean isSecondPage)
            throws SQLException {
        var last = Instant.parse("2002-03-20T00:00:00Z");
        var query =
                new Query(
                        merchant.map(MerchantId::new),
                        Optional.of(party).filter(it -> !it.isEmpty()),
                        Optional.of(route).filter(it -> !it.isEmpty()),
                        answered,
                        Optional.of(correlation).filter(it -> !it.isEmpty()),
                        Optional.of(Instant.parse("2002-01-05T00:00:00Z")),
                        Optional.of(Instant.parse("2002-04-01T00:00:00Z")),
                        Optional.of(new Position(last, 1)).filter(_ -> isSecondPage),
                        50);
        try (var connection = TestDatabase.owner().getConnection()) {
            var explained = new Explaining(connection);
            new SqlCallSearch(new Sql(explained)).find(query);
            var plan = String.join("\n", explained.plans());
            assertThat(plan)
                    .as(query.toString())
                    .contains("api_log_2002_02")
                    .doesNotContain("Seq Scan on api_log_2002");
            return plan;
        }
    }
}
