package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.order.port.OrderSearch.Position;
import dev.catraca.application.order.port.OrderSearch.Query;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface OrderSearchContract {
    Database database();

    @Test
    default void orders_are_found_in_pages_the_newest_first() {
        var merchant = newMerchant();
        var newestFirst = new ArrayList<Order>();
        for (var i = 0; i < 5; i++) {
            newestFirst.addFirst(order(merchant, Samples.NOW.plusSeconds(i)));
        }
        // Two of the same moment stand in the order of their ids.
        for (var owner : List.of(Optional.of(merchant), Optional.<MerchantId>empty())) {
            var all = query(owner, 10);
            assertThat(find(all)).isEqualTo(newestFirst);
            assertThat(find(after(all, newestFirst.get(1), 2)))
                    .isEqualTo(newestFirst.subList(2, 4));
            assertThat(find(after(all, newestFirst.get(4), 2))).isEmpty();
        }
    }

    @Test
    default void orders_of_one_moment_are_all_found_once() {
        var merchant = newMerchant();
        for (var i = 0; i < 5; i++) {
            order(merchant, Samples.NOW);
        }
        var found = new ArrayList<Order>(find(query(Optional.of(merchant), 2)));
        for (var page = found; page.size() == 2; ) {
            page = new ArrayList<>(find(after(query(Optional.of(merchant), 2), page.getLast(), 2)));
            found.addAll(page);
        }
        assertThat(found).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    default void a_platform_finds_its_units_orders_and_a_stranger_none_of_them() {
        var platform = Samples.merchant();
        var unit = Samples.unitOf(platform);
        run(() -> database().merchants().put(platform));
        run(() -> database().merchants().put(unit));
        var own = order(platform.id(), Samples.NOW);
        var units = order(unit.id(), Samples.NOW.plusSeconds(1));
        var foreign = order(newMerchant(), Samples.NOW.plusSeconds(2));

        assertThat(find(query(Optional.of(platform.id()), 10))).containsExactly(units, own);
        assertThat(find(query(Optional.of(unit.id()), 10))).containsExactly(units);
        assertThat(find(query(Optional.empty(), 10))).containsExactly(foreign, units, own);
        assertThat(find(words(Optional.of(platform.id()), "" + foreign.id()))).isEmpty();
        assertThat(find(words(Optional.of(platform.id()), "" + units.id()))).containsExactly(units);
    }

    @Test
    default void state_and_time_narrow_the_search() {
        var merchant = newMerchant();
        var open = order(merchant, Samples.NOW);
        var paid = order(merchant, Samples.NOW.plusSeconds(10)).paid(Samples.NOW);
        run(() -> database().orders().save(paid));

        for (var owner : List.of(Optional.of(merchant), Optional.<MerchantId>empty())) {
            assertThat(find(state(owner, OrderState.OPEN))).containsExactly(open);
            assertThat(find(state(owner, OrderState.PAID))).containsExactly(paid);
            assertThat(find(state(owner, OrderState.EXPIRED))).isEmpty();
            assertThat(find(between(owner, Samples.NOW, Samples.NOW.plusSeconds(10))))
                    .containsExactly(open);
            assertThat(
                            find(
                                    between(
                                            owner,
                                            Samples.NOW.plusSeconds(1),
                                            Samples.NOW.plusSeconds(11))))
                    .containsExactly(paid);
        }
    }

    @Test
    default void words_are_an_id_a_reference_a_provider_s_reference_or_an_address() {
        var merchant = newMerchant();
        var order = Samples.order(merchant, "ana@example.com");
        order(merchant, Samples.NOW);
        run(() -> database().orders().addUnlessOpen(order));
        var payment = Samples.payment(order);
        run(() -> database().payments().add(payment, Samples.NOW));
        var collected = Samples.collected(payment);
        run(() -> database().payments().save(collected, Optional.empty()));
        var owner = Optional.of(merchant);

        for (var word :
                List.of(
                        "" + order.id(),
                        ("" + order.id()).toUpperCase(java.util.Locale.ROOT),
                        "ana@example.com",
                        "Ana@Example.com",
                        order.terms().reference().orElseThrow(),
                        collected.reference().orElseThrow().value())) {
            assertThat(find(words(owner, word))).as(word).containsExactly(order);
        }
        assertThat(find(words(owner, "ref"))).isEmpty();
        assertThat(find(words(owner, "ana@example"))).isEmpty();
    }

    @Test
    default void payments_of_several_orders_are_found_at_once() {
        var merchant = newMerchant();
        var one = order(merchant, Samples.NOW);
        var two = order(merchant, Samples.NOW);
        run(() -> database().payments().add(Samples.payment(one), Samples.NOW));
        run(() -> database().payments().add(Samples.payment(two), Samples.NOW));

        assertThat(database().payments().of(List.of(one.id(), two.id())))
                .extracting(it -> it.terms().order())
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(database().payments().of(List.<OrderId>of())).isEmpty();
    }

    private List<Order> find(Query query) {
        return database().orderSearch().find(query);
    }

    private static Query query(Optional<MerchantId> merchant, int limit) {
        return new Query(
                merchant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    private static Query after(Query query, Order last, int limit) {
        return new Query(
                query.merchant(),
                query.state(),
                query.from(),
                query.to(),
                query.words(),
                Optional.of(Position.of(last)),
                limit);
    }

    private static Query state(Optional<MerchantId> merchant, OrderState state) {
        return new Query(
                merchant,
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10);
    }

    private static Query between(Optional<MerchantId> merchant, Instant from, Instant to) {
        return new Query(
                merchant,
                Optional.empty(),
                Optional.of(from),
                Optional.of(to),
                Optional.empty(),
                Optional.empty(),
                10);
    }

    private static Query words(Optional<MerchantId> merchant, String words) {
        return new Query(
                merchant,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(words),
                Optional.empty(),
                10);
    }

    private Order.Open order(MerchantId merchant, Instant placedAt) {
        var order = Samples.orderPlaced(merchant, placedAt);
        run(() -> database().orders().addUnlessOpen(order));
        return order;
    }

    private MerchantId newMerchant() {
        var merchant = Samples.merchant();
        run(() -> database().merchants().put(merchant));
        return merchant.id();
    }

    private void run(Runnable work) {
        database().transactions().run(work);
    }
}
