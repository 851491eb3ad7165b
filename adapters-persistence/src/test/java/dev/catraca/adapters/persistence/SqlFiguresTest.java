package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.operation.Snapshot;
import dev.catraca.domain.operation.Snapshot.Parked;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SqlFiguresTest {
    private static final ProviderName PACTO = new ProviderName("pacto");

    private final SqlDatabase database = SqlDatabase.empty();

    @AfterAll
    static void they_are_gone_again() {
        SqlDatabase.empty();
        SqlDatabase.asOwner("ANALYZE");
    }

    @Test
    void a_sale_is_parked_when_nobody_looks_for_it_any_more() {
        payments(1, "UNKNOWN", "NULL");
        payments(2, "UNKNOWN", "now()");
        payments(4, "PENDING", "NULL");
        payments(8, "DECLINED", "NULL");

        var sales = sales(new SqlFigures(database.sql(), Clock.systemUTC()).count(PACTO));

        assertThat(sales.count()).isOne();
        assertThat(sales.oldest()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void nothing_is_parked_where_nothing_is() {
        assertThat(sales(new SqlFigures(database.sql(), Clock.systemUTC()).count(PACTO)))
                .isEqualTo(new Parked("sale", 0, Duration.ZERO));
    }

    /** Each scrape counts them, also beside ten thousand boletos that wait for their buyers. */
    @Test
    void parked_sales_are_counted_without_reading_the_open_payments() throws SQLException {
        payments(10_000, "PENDING", "now()");
        payments(10_000, "PAID", "NULL");
        payments(3, "UNKNOWN", "NULL");
        SqlDatabase.asOwner("ANALYZE");
        try (var connection = TestDatabase.owner().getConnection()) {
            var explained = new Explaining(connection);

            var counted = new SqlFigures(new Sql(explained), Clock.systemUTC()).count(PACTO);

            assertThat(sales(counted).count()).isEqualTo(3);
            // How many they are, and since when.
            assertThat(explained.plans())
                    .filteredOn(it -> it.contains("payment_parked"))
                    .hasSize(2);
        }
    }

    /** An account at another provider sells nothing at a unit's counter, and a shop has none. */
    @Test
    void a_unit_is_without_an_account_until_it_has_one_at_the_units_system() {
        merchant("shop");
        merchant("torres");
        merchant("centro");
        for (var unit : List.of("torres", "centro")) {
            SqlDatabase.asOwner(
                    """
                    INSERT INTO unit (merchant_id, international)
                    SELECT id, false FROM merchant WHERE slug = '%s'"""
                            .formatted(unit));
        }
        account("centro", "stripe");
        assertThat(unitsWithoutAccount()).isEqualTo(2);

        account("torres", "pacto");
        assertThat(unitsWithoutAccount()).isOne();

        account("centro", "pacto");
        assertThat(unitsWithoutAccount()).isZero();
    }

    private long unitsWithoutAccount() {
        return new SqlFigures(database.sql(), Clock.systemUTC()).count(PACTO).unitsWithoutAccount();
    }

    private static void merchant(String slug) {
        SqlDatabase.asOwner(
                """
                INSERT INTO merchant (id, slug, name, zone, currency, late_money, main_system)
                VALUES (gen_random_uuid(), '%s', 'M', 'UTC', 'BRL', 'ACCEPT', 'NONE')"""
                        .formatted(slug));
    }

    private static void account(String slug, String provider) {
        SqlDatabase.asOwner(
                """
                INSERT INTO provider_account (merchant_id, provider, credentials)
                SELECT id, '%s', 'sealed' FROM merchant WHERE slug = '%s'"""
                        .formatted(provider, slug));
    }

    /** It is owed until another one is asked for, and again if that comes to nothing. */
    @Test
    void a_refund_is_parked_when_it_failed_and_no_other_follows() {
        payments(1, "PAID", "NULL");
        refund("DONE", 3);
        assertThat(refunds().count()).isZero();
        // One was asked for while this one had not failed yet.
        refund("FAILED", 4, 2);
        assertThat(refunds().count()).isOne();
        refund("REFUSED", 1);
        assertThat(refunds().count()).isOne();
        refund("DONE", 0);
        assertThat(refunds()).isEqualTo(new Parked("refund", 0, Duration.ZERO));
    }

    private Parked refunds() {
        return parked("refund", new SqlFigures(database.sql(), Clock.systemUTC()).count(PACTO));
    }

    private static void refund(String state, int hoursAgo) {
        refund(state, hoursAgo, hoursAgo);
    }

    private static void refund(String state, int hoursAgo, int changedHoursAgo) {
        SqlDatabase.asOwner(
                """
                INSERT INTO refund (id, order_id, payment_id, amount, currency, reason, state,
                    reference, requested_at, changed_at)
                SELECT gen_random_uuid(), order_id, id, 1, 'BRL', 'x', '%1$s',
                    CASE WHEN '%1$s' <> 'REFUSED' THEN 're_1' END, now() - interval '%2$d hours',
                    now() - interval '%3$d hours'
                FROM payment"""
                        .formatted(state, hoursAgo, changedHoursAgo));
    }

    private static Parked sales(Snapshot snapshot) {
        return parked("sale", snapshot);
    }

    private static Parked parked(String kind, Snapshot snapshot) {
        return snapshot.parked().stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** One each for as many orders, asked for an hour ago. */
    private static void payments(int count, String state, String dueAt) {
        SqlDatabase.asOwner(
                """
                WITH shop AS (
                    INSERT INTO merchant (id, slug, name, zone, currency, late_money, main_system)
                    SELECT id, 'm-' || id, 'M', 'UTC', 'BRL', 'ACCEPT', 'NONE'
                    FROM (SELECT gen_random_uuid() AS id) AS new
                    RETURNING id),
                placed AS (
                    INSERT INTO orders (id, merchant_id, buyer_email, plan_code, lines, total,
                        currency, created_at, state, ended_at)
                    SELECT gen_random_uuid(), id, 'b' || n || '@example.com', 'pro',
                        '[{"plan":"pro","name":"Pro","price":100,"cycle":"ONCE"}]', 100, 'BRL',
                        now(), 'EXPIRED', now()
                    FROM shop, generate_series(1, %d) n
                    RETURNING id, merchant_id)
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state, due_at)
                SELECT gen_random_uuid(), id, 1, 'pacto', merchant_id, 100, 'BRL',
                    now() - interval '1 hour', now(), '%s', %s
                FROM placed"""
                        .formatted(count, state, dueAt));
    }
}
