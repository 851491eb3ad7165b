package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.contract.Samples;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.LedgerTransaction;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final String ORPHAN =
            """
            WITH booked AS (INSERT INTO ledger_transaction (reference, order_id, at)
                VALUES ('one-sided', ?, now()) RETURNING id)
            INSERT INTO ledger_posting SELECT id, 1, 'buyer', 1, 'BRL' FROM booked""";

    private final SqlDatabase database = SqlDatabase.empty();
    private final Order.Open order = Samples.order(new MerchantId(UUID.randomUUID()));
    private final LedgerTransaction moneyIn =
            LedgerTransaction.moneyIn(
                    Samples.payment(order).terms(),
                    order.terms().splitPlan().allot(order.terms().total()),
                    Samples.NOW);

    @BeforeEach
    void add_the_order() {
        database.transactions().run(() -> database.orders().addUnlessOpen(order));
    }

    @Test
    void a_movement_is_booked_once() {
        post(moneyIn);
        post(moneyIn);
        assertThat(
                        database.sql()
                                .list(
                                        "SELECT account, amount, currency FROM ledger_posting ORDER BY line",
                                        row ->
                                                row.text("account")
                                                        + " "
                                                        + row.money("amount").minor()))
                .isEqualTo(
                        moneyIn.postings().stream()
                                .map(it -> it.account() + " " + it.amount().minor())
                                .toList())
                .hasSize(4);
    }

    @Test
    void what_does_not_sum_to_zero_is_refused_at_the_commit() {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                () ->
                                                        database.sql()
                                                                .update(
                                                                        ORPHAN,
                                                                        order.id().value())))
                .hasMessageContaining("does not sum to zero");
        assertThat(count("ledger_transaction")).isZero();
    }

    @Test
    void nobody_changes_or_removes_what_is_booked() {
        post(moneyIn);
        for (var table : List.of("ledger_transaction", "ledger_posting")) {
            assertThatThrownBy(() -> database.sql().update("DELETE FROM " + table))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> SqlDatabase.asOwner("DELETE FROM " + table))
                    .hasMessageContaining("stay as they are");
        }
        assertThatThrownBy(() -> database.sql().update("UPDATE ledger_posting SET amount = 0"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> SqlDatabase.asOwner("UPDATE ledger_posting SET amount = 0"))
                .hasMessageContaining("stay as they are");
    }

    private void post(LedgerTransaction transaction) {
        database.transactions().run(() -> database.ledger().post(transaction));
    }

    private long count(String table) {
        return database.sql()
                .find("SELECT count(*) AS n FROM " + table, row -> row.bigNumber("n"))
                .orElseThrow();
    }
}
