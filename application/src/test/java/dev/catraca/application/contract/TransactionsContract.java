package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.merchant.MerchantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface TransactionsContract {
    Database database();

    @Test
    default void a_transaction_inside_another_is_refused() {
        var transactions = database().transactions();
        assertThatThrownBy(() -> transactions.run(() -> transactions.run(() -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void an_exception_undoes_everything() {
        var order = Samples.order(new MerchantId(UUID.randomUUID()));
        assertThatThrownBy(
                        () ->
                                database()
                                        .transactions()
                                        .run(
                                                () -> {
                                                    database().orders().addUnlessOpen(order);
                                                    throw new IllegalArgumentException("no");
                                                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(database().orders().find(order.id())).isEmpty();
    }
}
