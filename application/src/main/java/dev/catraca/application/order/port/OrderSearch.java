package dev.catraca.application.order.port;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds orders for people who look for them. */
public interface OrderSearch {
    /** The newest first. */
    List<Order> find(Query query);

    /**
     * What is looked for; what is empty does not matter.
     *
     * @param merchant whose orders, those of its units included
     * @param from placed at this time or later
     * @param to placed before this time
     * @param words our id, the client's reference, the provider's reference, or the buyer's e-mail,
     *     each in full
     * @param after the last one of the page before
     */
    record Query(
            Optional<MerchantId> merchant,
            Optional<OrderState> state,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> words,
            Optional<Position> after,
            int limit) {}

    /** Where an order stands in the list. */
    record Position(Instant placedAt, OrderId order) {
        public static Position of(Order order) {
            return new Position(order.terms().placedAt(), order.id());
        }
    }
}
