package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.order.port.OrderSearch.Position;
import dev.catraca.application.order.port.OrderSearch.Query;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Among 100,000 orders every question is answered from an index, whatever is asked together. */
class SqlOrderSearchPlanTest {
    private static final UUID PLATFORM = new UUID(0, 1);
    private static final int ORDERS = 100_000;

    @BeforeAll
    static void there_are_many_orders() {
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
        SqlDatabase.asOwner(
                """
                INSERT INTO orders (id, merchant_id, reference, buyer_email, plan_code, lines,
                    total, currency, created_at, state, ended_at)
                SELECT gen_random_uuid(),
                    ('00000000-0000-0000-0000-' || lpad(to_hex(n %% 40 + 1), 12, '0'))::uuid,
                    'ref-' || n, 'b' || n || '@example.com', 'pro',
                    '[{"plan":"pro","name":"Pro","price":100,"cycle":"ONCE"}]', 100, 'BRL',
                    now() - n * interval '1 minute',
                    CASE WHEN n %% 50 = 0 THEN 'OPEN' ELSE 'EXPIRED' END, now()
                FROM generate_series(1, %d) n"""
                        .formatted(ORDERS));
        SqlDatabase.asOwner(
                """
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state, provider_reference)
                SELECT gen_random_uuid(), id, 1, 'stripe', merchant_id, 100, 'BRL', now(), now(),
                    'EXPIRED', 'cs_' || id
                FROM orders""");
        SqlDatabase.asOwner("ANALYZE");
    }

    @AfterAll
    static void they_are_gone_again() {
        SqlDatabase.empty();
        SqlDatabase.asOwner("ANALYZE");
    }

    @Test
    void no_question_reads_all_orders_or_payments() throws SQLException {
        for (var merchant :
                List.of(
                        Optional.<UUID>empty(),
                        Optional.of(PLATFORM),
                        Optional.of(new UUID(0, 30)))) {
            for (var state : List.of(Optional.<OrderState>empty(), Optional.of(OrderState.OPEN))) {
                for (var from : List.of(Optional.<Instant>empty(), Optional.of(Instant.EPOCH))) {
                    for (var words : List.of("", "ref-17", "b17@example.com", "cs_1", "x")) {
                        for (var after : List.of(true, false)) {
                            check(query(merchant, state, from, words, after));
                        }
                    }
                }
            }
        }
    }

    private static Query query(
            Optional<UUID> merchant,
            Optional<OrderState> state,
            Optional<Instant> from,
            String words,
            boolean isSecondPage) {
        return new Query(
                merchant.map(MerchantId::new),
                state,
                from,
                from.map(_ -> Samples.NOW.plusSeconds(10_000_000)),
                Optional.of(words).filter(it -> !it.isEmpty()),
                Optional.of(new Position(Samples.NOW, new OrderId(new UUID(0, 0))))
                        .filter(_ -> isSecondPage),
                50);
    }

    private static void check(Query query) throws SQLException {
        try (var connection = TestDatabase.owner().getConnection()) {
            var explained = new Explaining(connection);
            new SqlOrderSearch(new Sql(explained)).find(query);
            assertThat(explained.plans()).isNotEmpty();
            assertThat(String.join("\n", explained.plans()))
                    .as(query.toString())
                    .doesNotContain("Seq Scan on orders")
                    .doesNotContain("Seq Scan on payment");
        }
    }
}
