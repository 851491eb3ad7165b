package dev.catraca.application.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryTransactionsTest {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final Map<String, Integer> table = transactions.table();

    @Test
    void one_inside_another_is_refused() {
        assertThatThrownBy(() -> transactions.run(() -> transactions.run(() -> {})))
                .isInstanceOf(IllegalStateException.class);
        transactions.run(() -> assertThat(transactions.isRunning()).isTrue());
        assertThat(transactions.isRunning()).isFalse();
    }

    @Test
    void an_exception_puts_all_rows_back() {
        transactions.run(() -> table.put("kept", 1));
        assertThatThrownBy(
                        () ->
                                transactions.run(
                                        () -> {
                                            table.put("kept", 2);
                                            table.put("lost", 3);
                                            throw new IllegalArgumentException("no");
                                        }))
                .hasMessage("no");
        assertThat(table).containsExactly(Map.entry("kept", 1));
    }

    @Test
    void what_belongs_into_a_transaction_does_not_run_outside_and_the_other_way_round() {
        assertThatThrownBy(() -> transactions.part(() -> 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.run(() -> transactions.alone(() -> 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(transactions.alone(() -> 1)).isEqualTo(1);
        assertThatThrownBy(() -> transactions.run(transactions::requireNone))
                .isInstanceOf(IllegalStateException.class);
    }
}
