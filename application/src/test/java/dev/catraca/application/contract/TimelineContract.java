package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface TimelineContract {
    Database database();

    @Test
    default void what_happened_to_an_order_is_told_in_the_order_in_which_it_happened() {
        var order = addedOrder();
        var other = addedOrder();
        var placed = new TimelineEntry(order.id(), Samples.NOW, Event.ORDER_PLACED);
        // Written by a node whose clock is behind.
        var opened =
                new TimelineEntry(
                        order.id(),
                        Samples.NOW.minusSeconds(1),
                        Event.PAYMENT_OPENED,
                        Map.of("reference", "cs_test_1", "quoted", "\"{\\}\" ção"));
        var elsewhere = new TimelineEntry(other.id(), Samples.NOW, Event.ORDER_PLACED);
        database()
                .transactions()
                .run(
                        () -> {
                            database().timeline().append(placed);
                            database().timeline().append(elsewhere);
                            database().timeline().append(opened);
                        });
        assertThat(database().timeline().of(order.id())).containsExactly(placed, opened);
    }

    private Order addedOrder() {
        var order = Samples.order(new MerchantId(UUID.randomUUID()));
        database().transactions().run(() -> database().orders().addUnlessOpen(order));
        return order;
    }
}
