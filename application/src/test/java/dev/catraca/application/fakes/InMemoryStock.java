package dev.catraca.application.fakes;

import dev.catraca.application.order.port.Stock;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers whose pieces were taken and released; what is missing is what the test says. */
public final class InMemoryStock implements Stock {
    public final List<OrderId> taken = new ArrayList<>();
    public final List<OrderId> released = new ArrayList<>();
    public List<String> missing = List.of();
    public final List<OrderId> reserved = new ArrayList<>();
    public final List<Instant> until = new ArrayList<>();
    public Reserved answer = Reserved.RESERVED;

    @Override
    public Reserved reserve(Order.Open order, Instant until) {
        reserved.add(order.id());
        this.until.add(until);
        return answer;
    }

    @Override
    public List<String> take(OrderId order) {
        taken.add(order);
        return missing;
    }

    @Override
    public void release(OrderId order) {
        released.add(order);
    }

    @Override
    public int releaseExpired(int limit) {
        return 0;
    }
}
