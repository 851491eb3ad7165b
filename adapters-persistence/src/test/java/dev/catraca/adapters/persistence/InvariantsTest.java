package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.LedgerTransaction;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each view is empty for an order that went the usual way, and finds the one row that is wrong.
 * What the constraints forbid is done by the tables' owner, in a transaction that is rolled back.
 */
class InvariantsTest {
    private static final List<String> VIEWS =
            List.of(
                    "paid_not_provisioned",
                    "provisioned_not_paid",
                    "two_effects_same_key",
                    "split_sum_mismatch",
                    "share_not_sent",
                    "ledger_not_zero",
                    "inbox_without_outcome",
                    "expired_lease",
                    "refunded_but_active",
                    "two_open_payables",
                    "stock_oversold");

    private final SqlDatabase database = SqlDatabase.empty();
    private final Order.Open order = provisioned();

    @Test
    void there_is_a_view_for_each_invariant() {
        assertThat(
                        database.sql()
                                .list(
                                        """
                                        SELECT table_name::text AS name
                                        FROM information_schema.views
                                        WHERE table_schema = 'invariant'""",
                                        row -> row.text("name")))
                .containsExactlyInAnyOrderElementsOf(VIEWS);
    }

    @Test
    void nothing_is_wrong_with_an_order_that_went_the_usual_way() {
        for (var view : VIEWS) {
            assertThat(
                            database.sql()
                                    .list(
                                            "SELECT id::text AS id, detail FROM invariant." + view,
                                            row -> row.text("id") + row.text("detail")))
                    .as(view)
                    .isEmpty();
        }
    }

    @Test
    void paid_for_five_minutes_without_access() throws SQLException {
        finds(
                "paid_not_provisioned",
                order.id().value(),
                "order is PAID, access is PARKED",
                "UPDATE provisioning SET state = 'PARKED', reached = 'NONE'",
                "UPDATE orders SET changed_at = now() - interval '6 minutes'");
        finds(
                "paid_not_provisioned",
                order.id().value(),
                "order is PAID, access is not wanted",
                "DELETE FROM provisioning",
                "UPDATE orders SET changed_at = now() - interval '6 minutes'");
        findsNothing(
                "paid_not_provisioned",
                "DELETE FROM provisioning",
                "UPDATE orders SET changed_at = now() - interval '4 minutes'");
        findsNothing(
                "paid_not_provisioned",
                "DELETE FROM provisioning",
                "UPDATE orders SET changed_at = now() - interval '6 minutes'",
                "UPDATE merchant SET main_system = 'NONE'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPEN", "EXPIRED", "MISPAID"})
    void access_without_payment(String state) throws SQLException {
        finds(
                "provisioned_not_paid",
                provisioning(),
                "access is ACTIVE, order %s is %s".formatted(order.id(), state),
                "ALTER TABLE orders DISABLE TRIGGER order_transition",
                "UPDATE orders SET received = 1, ended_at = now(), state = '%s'".formatted(state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUNDED", "CHARGED_BACK", "DISPUTED"})
    void access_after_the_money_went_back(String state) throws SQLException {
        var change =
                """
                UPDATE orders SET ended_at = now(), state = '%s',
                    changed_at = now() - interval '%d minutes'""";
        finds(
                "refunded_but_active",
                provisioning(),
                "access is ACTIVE, order %s is %s".formatted(order.id(), state),
                change.formatted(state, 6));
        findsNothing("refunded_but_active", change.formatted(state, 4));
    }

    @Test
    void two_effects_of_one_order() throws SQLException {
        finds(
                "two_effects_same_key",
                order.id().value(),
                "2 effects in period 1",
                "ALTER TABLE provisioning DROP CONSTRAINT provisioning_order_id_period_key",
                """
                INSERT INTO provisioning (id, order_id, payment_id, wanted, state)
                SELECT gen_random_uuid(), order_id, payment_id, wanted, state FROM provisioning""");
    }

    @Test
    void payees_who_got_something_else_than_what_arrived() throws SQLException {
        finds(
                "split_sum_mismatch",
                order.id().value(),
                "payees have 19990, received less refunded is 19989 BRL",
                "UPDATE payment SET refunded = 1");
        finds(
                "split_sum_mismatch",
                order.id().value(),
                "payees have 0, received less refunded is 19990 BRL",
                "ALTER TABLE ledger_posting DISABLE TRIGGER USER",
                "DELETE FROM ledger_posting");
    }

    @Test
    void a_payee_who_has_something_else_by_transfer_than_by_the_ledger() throws SQLException {
        var id = UUID.randomUUID();
        var payee = "payee:" + order.terms().merchant().value();
        finds(
                "split_sum_mismatch",
                order.id().value(),
                payee + " has 19989 by transfer, by the ledger 19990 BRL",
                transfer(id, payee, 19_990, 19_989, "DONE", "NULL"));
        findsNothing("split_sum_mismatch", transfer(id, payee, 19_990, 19_990, "DONE", "NULL"));
    }

    @Test
    void a_share_that_is_parked_or_on_its_way_for_ten_minutes() throws SQLException {
        var id = UUID.randomUUID();
        finds(
                "share_not_sent",
                id,
                "payee:a of order %s is PARKED: has 0, wanted 7 BRL".formatted(order.id()),
                transfer(id, "payee:a", 7, 0, "PARKED", "NULL"));
        var waiting = transfer(id, "payee:a", 7, 0, "PENDING", "now()");
        finds(
                "share_not_sent",
                id,
                "is PENDING",
                waiting,
                "UPDATE transfer SET wanted_at = now() - interval '11 minutes'");
        findsNothing("share_not_sent", waiting);
        findsNothing(
                "share_not_sent",
                transfer(id, "payee:a", 7, 7, "DONE", "NULL"),
                "UPDATE transfer SET wanted_at = now() - interval '11 minutes'");
        finds(
                "expired_lease",
                id,
                "transfer was due",
                transfer(id, "payee:a", 7, 0, "LEASED", "now() - interval '61 seconds'"));
    }

    private static String transfer(
            UUID id, String payee, long wanted, long sent, String state, String dueAt) {
        return """
               INSERT INTO transfer (id, order_id, payment_id, payee, wallet, currency, wanted,
                   sent, reference, state, due_at)
               SELECT '%s', order_id, id, '%s', 'acct_1', currency, %d, %d, %s, '%s', %s
               FROM payment"""
                .formatted(id, payee, wanted, sent, sent == 0 ? "NULL" : "'tr_1'", state, dueAt);
    }

    @Test
    void a_lost_dispute_leaves_the_payees_nothing() throws SQLException {
        finds(
                "split_sum_mismatch",
                order.id().value(),
                "payees have 19990, received less refunded is 0 BRL",
                "UPDATE payment SET state = 'CHARGED_BACK'");
    }

    @Test
    void a_ledger_transaction_that_does_not_sum_to_zero() throws SQLException {
        finds(
                "ledger_not_zero",
                "(SELECT id FROM ledger_transaction)",
                "sums to 5 BRL",
                "ALTER TABLE ledger_posting DISABLE TRIGGER USER",
                "UPDATE ledger_posting SET amount = amount + 5 WHERE line = 1");
    }

    @Test
    void a_notification_without_an_end() throws SQLException {
        var insert =
                """
                INSERT INTO webhook_event (id, provider, account_id, event_key, body, received_at)
                VALUES ('%s', 'stripe', gen_random_uuid(), 'evt_1', '', now() - interval '%d minutes')""";
        var id = UUID.randomUUID();
        finds("inbox_without_outcome", id, "never looked at", insert.formatted(id, 11));
        findsNothing("inbox_without_outcome", insert.formatted(id, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment", "provisioning"})
    void a_lease_that_nobody_took_over(String table) throws SQLException {
        var change =
                "UPDATE %s SET %s due_at = now() - interval '%d seconds'"
                        .formatted(
                                table,
                                table.equals("payment")
                                        ? "state = 'PENDING', settled_at = NULL,"
                                        : "state = 'LEASED',",
                                61);
        finds("expired_lease", "(SELECT id FROM %s)".formatted(table), table + " was due", change);
        findsNothing("expired_lease", change.replace("61 seconds", "59 seconds"));
    }

    @Test
    void two_pages_to_pay_one_order_on() throws SQLException {
        finds(
                "two_open_payables",
                order.id().value(),
                "2 open pages",
                "DROP INDEX payment_one_live",
                "UPDATE payment SET state = 'PENDING'",
                """
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state)
                SELECT gen_random_uuid(), order_id, 2, provider, account_id, amount, currency,
                    requested_at, expires_at, state FROM payment""");
    }

    private static void finds(String view, UUID id, String detail, String... guilt)
            throws SQLException {
        finds(view, "'%s'".formatted(id), detail, guilt);
    }

    private static void finds(String view, String id, String detail, String... guilt)
            throws SQLException {
        try (var connection = TestDatabase.owner().getConnection()) {
            connection.setAutoCommit(false);
            for (var statement : guilt) {
                execute(connection, statement);
            }
            assertThat(
                            query(
                                    connection,
                                    "SELECT detail FROM invariant.%s WHERE id = %s"
                                            .formatted(view, id)))
                    .singleElement()
                    .asString()
                    .contains(detail);
            connection.rollback();
        }
    }

    private static void findsNothing(String view, String... innocence) throws SQLException {
        try (var connection = TestDatabase.owner().getConnection()) {
            connection.setAutoCommit(false);
            for (var statement : innocence) {
                execute(connection, statement);
            }
            assertThat(query(connection, "SELECT detail FROM invariant." + view)).isEmpty();
            connection.rollback();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private UUID provisioning() {
        return database.sql()
                .find("SELECT id FROM provisioning", row -> row.uuid("id"))
                .orElseThrow();
    }

    /** Paid, booked and provisioned. */
    private Order.Open provisioned() {
        var merchant = Samples.merchant();
        var placed = Samples.order(merchant.id());
        var payment = Samples.payment(placed);
        database.transactions().run(() -> database.merchants().put(merchant));
        database.transactions().run(() -> pay(placed, payment));
        var due = database.provisionings().claimDue(1, Duration.ofMinutes(1)).getFirst();
        database.provisionings()
                .reached(
                        due.grant().key(),
                        due.lease(),
                        Access.ACTIVE,
                        Optional.of(new AccountReference("u", "t", "s")));
        return placed;
    }

    private void pay(Order.Open placed, Payment.Requested payment) {
        database.orders().addUnlessOpen(placed);
        database.payments().add(payment, Samples.NOW);
        database.payments().save(Samples.collected(payment), Optional.empty());
        database.orders().save(placed.paid(Samples.NOW));
        database.ledger()
                .post(
                        LedgerTransaction.moneyIn(
                                payment.terms(),
                                placed.terms().splitPlan().allot(placed.terms().total()),
                                Samples.NOW));
        database.provisionings()
                .want(
                        new ProvisioningId(UUID.randomUUID()),
                        placed.id(),
                        Access.ACTIVE,
                        Instant.EPOCH);
    }
}
