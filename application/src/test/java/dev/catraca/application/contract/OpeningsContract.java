package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.Payment;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface OpeningsContract {
    Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");
    URI PAGE_OF_TWIN = URI.create("https://checkout.stripe.com/c/pay/cs_test_1");

    Database database();

    @Test
    default void an_order_is_placed_with_its_payment_and_its_timeline() {
        var order = fresh();
        var payment = Samples.payment(order);

        assertThat(place(order, payment)).isTrue();

        assertThat(database().orders().find(order.id())).contains(order);
        assertThat(database().payments().latest(order.id())).contains(payment);
        assertThat(database().timeline().of(order.id())).isEqualTo(entries(order));
        assertThat(database().payments().claimDue(Stage.UNSETTLED, 9, Duration.ofMinutes(1)))
                .hasSize(1);
    }

    @Test
    default void nothing_is_placed_where_the_buyer_has_an_open_order() {
        var first = fresh();
        place(first, Samples.payment(first));
        var second = new Order.Open(new OrderId(UUID.randomUUID()), first.terms());

        assertThat(place(second, Samples.payment(second))).isFalse();
        assertThat(place(first, Samples.payment(first, 2))).isFalse();

        assertThat(database().orders().find(second.id())).isEmpty();
        assertThat(database().payments().of(first.id())).hasSize(1);
        assertThat(database().timeline().of(first.id())).hasSize(2);
        assertThat(database().timeline().of(second.id())).isEmpty();
    }

    @Test
    default void one_of_fifty_at_once_places_the_order() {
        var terms = fresh().terms();

        var placed =
                Together.run(
                        50,
                        () -> {
                            var mine = new Order.Open(new OrderId(UUID.randomUUID()), terms);
                            return place(mine, Samples.payment(mine));
                        });

        assertThat(placed.stream().filter(it -> it)).hasSize(1);
    }

    @Test
    default void a_page_is_recorded_once() {
        var order = fresh();
        var payment = Samples.payment(order);
        place(order, payment);
        var pending = payment.opened(Samples.reference(), PAGE_OF_TWIN);

        assertThat(open(pending)).isTrue();
        assertThat(open(payment.opened(Samples.reference(), PAGE_OF_TWIN))).isFalse();

        assertThat(database().payments().latest(order.id())).contains(pending);
        assertThat(database().timeline().of(order.id())).hasSize(3);
        assertThat(database().payments().claimDue(Stage.UNSETTLED, 9, Duration.ofMinutes(1)))
                .isEmpty();
    }

    @Test
    default void an_unknown_attempt_gets_its_page_and_a_settled_one_does_not() {
        var order = fresh();
        var payment = Samples.payment(order);
        place(order, payment);
        var unknown = payment.unknown("timeout");
        save(unknown);
        assertThat(open(unknown.opened(Samples.reference(), PAGE_OF_TWIN))).isTrue();

        var paid = Samples.collected(payment);
        save(paid);
        assertThat(open(payment.opened(Samples.reference(), PAGE_OF_TWIN))).isFalse();
        assertThat(database().payments().latest(order.id())).contains(paid);
    }

    private Order.Open fresh() {
        var merchant = Samples.merchant();
        database().transactions().run(() -> database().merchants().put(merchant));
        return Samples.order(merchant.id());
    }

    private boolean place(Order.Open order, Payment.Requested payment) {
        return database()
                .transactions()
                .compute(() -> database().openings().place(order, payment, PAST, entries(order)));
    }

    private boolean open(Payment.Pending payment) {
        return database()
                .openings()
                .open(
                        payment,
                        FUTURE,
                        new TimelineEntry(
                                payment.terms().order(), Samples.NOW, Event.PAYMENT_OPENED));
    }

    private void save(Payment payment) {
        database().transactions().run(() -> database().payments().save(payment, Optional.empty()));
    }

    private static List<TimelineEntry> entries(Order order) {
        return IntStream.range(0, 2)
                .mapToObj(
                        it ->
                                new TimelineEntry(
                                        order.id(),
                                        Samples.NOW,
                                        it == 0 ? Event.ORDER_PLACED : Event.PAYMENT_REQUESTED,
                                        Map.of("number", Integer.toString(it))))
                .toList();
    }
}
