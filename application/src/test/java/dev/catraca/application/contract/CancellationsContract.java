package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.merchant.MerchantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface CancellationsContract {
    Database database();

    @Test
    default void a_wish_to_cancel_is_kept_until_it_is_withdrawn() {
        var order = Samples.order(new MerchantId(UUID.randomUUID()));
        var other = Samples.order(new MerchantId(UUID.randomUUID()));
        run(() -> database().orders().addUnlessOpen(order));
        run(() -> database().orders().addUnlessOpen(other));
        run(() -> database().cancellations().request(order.id(), Samples.NOW));
        run(() -> database().cancellations().request(order.id(), Samples.NOW.plusSeconds(1)));
        assertThat(database().cancellations().isRequested(order.id())).isTrue();
        assertThat(database().cancellations().isRequested(other.id())).isFalse();

        run(() -> database().cancellations().withdraw(order.id()));
        assertThat(database().cancellations().isRequested(order.id())).isFalse();
    }

    private void run(Runnable work) {
        database().transactions().run(work);
    }
}
