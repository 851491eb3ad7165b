package dev.catraca.wiring;

import dev.catraca.domain.order.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Since when access is wanted, for the orders paid at this node lately. */
@ApplicationScoped
class WantedAccess {
    private static final int MOST = 10_000;

    private final Map<OrderId, Instant> since =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<OrderId, Instant> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void since(OrderId order, Instant at) {
        since.putIfAbsent(order, at);
    }

    synchronized Optional<Instant> take(OrderId order) {
        return Optional.ofNullable(since.remove(order));
    }
}
