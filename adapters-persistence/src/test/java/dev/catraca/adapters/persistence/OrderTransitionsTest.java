package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderState;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The database refuses each transition that no sequence of the domain's steps makes. */
class OrderTransitionsTest {
    private static final Map<OrderState, List<OrderState>> STEPS =
            Map.ofEntries(
                    Map.entry(OrderState.DRAFT, List.of(OrderState.OPEN)),
                    Map.entry(
                            OrderState.OPEN,
                            List.of(
                                    OrderState.PAID,
                                    OrderState.EXPIRED,
                                    OrderState.CANCELED,
                                    OrderState.FAILED,
                                    OrderState.MISPAID)),
                    Map.entry(OrderState.EXPIRED, List.of(OrderState.PAID_LATE)),
                    Map.entry(OrderState.CANCELED, List.of(OrderState.PAID_LATE)),
                    Map.entry(OrderState.FAILED, List.of(OrderState.PAID_LATE)),
                    Map.entry(OrderState.PAID_LATE, List.of(OrderState.PAID, OrderState.REFUNDED)),
                    Map.entry(OrderState.MISPAID, List.of(OrderState.PAID, OrderState.REFUNDED)),
                    Map.entry(
                            OrderState.PAID,
                            List.of(
                                    OrderState.PARTIALLY_REFUNDED,
                                    OrderState.REFUNDED,
                                    OrderState.DISPUTED)),
                    Map.entry(
                            OrderState.PARTIALLY_REFUNDED,
                            List.of(OrderState.REFUNDED, OrderState.DISPUTED)),
                    Map.entry(
                            OrderState.DISPUTED, List.of(OrderState.PAID, OrderState.CHARGED_BACK)),
                    Map.entry(
                            OrderState.REFUNDED,
                            List.of(OrderState.PAID, OrderState.PAID_LATE, OrderState.MISPAID)),
                    Map.entry(OrderState.CHARGED_BACK, List.of()));

    private final SqlDatabase database = SqlDatabase.empty();

    @TestFactory
    List<DynamicTest> a_state_is_reached_only_from_those_that_lead_to_it() {
        return EnumSet.allOf(OrderState.class).stream()
                .flatMap(
                        from ->
                                EnumSet.allOf(OrderState.class).stream()
                                        .filter(to -> to != from)
                                        .map(to -> transition(from, to)))
                .toList();
    }

    private DynamicTest transition(OrderState from, OrderState to) {
        return DynamicTest.dynamicTest(
                from + " to " + to,
                () -> assertThat(isAllowed(from, to)).isEqualTo(ahead(from).contains(to)));
    }

    private static Set<OrderState> ahead(OrderState from) {
        var found = EnumSet.noneOf(OrderState.class);
        var open = new ArrayDeque<>(STEPS.get(from));
        while (!open.isEmpty()) {
            var next = open.pop();
            // A refund that fails leads back to where the order was, nowhere else.
            if (found.add(next) && next != OrderState.REFUNDED) {
                open.addAll(STEPS.get(next));
            }
        }
        return found;
    }

    private boolean isAllowed(OrderState from, OrderState to) {
        var order = Samples.order(new MerchantId(UUID.randomUUID()));
        database.transactions().run(() -> database.orders().addUnlessOpen(order));
        SqlDatabase.asOwner(
                """
                ALTER TABLE orders DISABLE TRIGGER order_transition;
                UPDATE orders SET paid_at = now(), ended_at = now(), received = 1, refunded = 1,
                    state = '%s' WHERE id = '%s';
                ALTER TABLE orders ENABLE TRIGGER order_transition"""
                        .formatted(from, order.id()));
        try {
            database.sql()
                    .update("UPDATE orders SET state = ? WHERE id = ?", to, order.id().value());
            return true;
        } catch (SqlFailure refused) {
            assertThat(refused).hasMessageContaining("cannot go from %s to %s".formatted(from, to));
            return false;
        }
    }
}
