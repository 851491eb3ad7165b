package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Money;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface OrdersContract {
    Database database();

    @Test
    default void an_order_is_found_as_it_was_added() {
        var order = Samples.order(newMerchant());
        assertThat(add(order)).isEmpty();
        assertThat(database().orders().find(order.id())).contains(order);
        assertThat(database().orders().find(new OrderId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void every_state_is_found_as_it_was_saved() {
        var paid = Samples.NOW.plusSeconds(1);
        var later = Samples.NOW.plusSeconds(2);
        var odd = Money.of(777, "BRL");
        savesAndFinds(open().expired(paid));
        savesAndFinds(open().canceled(paid));
        savesAndFinds(open().failed(paid));
        savesAndFinds(open().mispaid(odd, paid));
        savesAndFinds(open().mispaid(odd, paid).refunded(later));
        savesAndFinds(open().expired(paid).paidLate(odd, later));
        savesAndFinds(open().expired(paid).paidLate(odd, later).accepted());
        savesAndFinds(open().paid(paid));
        savesAndFinds(open().paid(paid).partiallyRefunded(odd));
        savesAndFinds(open().paid(paid).partiallyRefunded(odd).refunded(later));
        savesAndFinds(open().paid(paid).disputed());
        savesAndFinds(open().paid(paid).disputed().won());
        savesAndFinds(open().paid(paid).disputed().chargedBack(later));
    }

    @Test
    default void a_second_open_order_of_a_buyer_for_a_plan_is_the_first_one() {
        var merchant = newMerchant();
        var first = Samples.order(merchant, "ana@example.com");
        add(first);
        var second = Samples.order(merchant, "ana@example.com");
        assertThat(add(second)).contains(first.id());
        assertThat(database().orders().find(second.id())).isEmpty();

        save(first.expired(Samples.NOW));
        assertThat(add(second)).isEmpty();
    }

    @Test
    default void another_merchant_s_order_is_nobody_s_business() {
        add(Samples.order(newMerchant(), "ana@example.com"));
        assertThat(add(Samples.order(newMerchant(), "ana@example.com"))).isEmpty();
    }

    @Test
    default void an_order_that_is_added_again_is_itself_whatever_became_of_it() {
        var order = Samples.order(newMerchant());
        add(order);
        assertThat(add(order)).contains(order.id());
        save(order.paid(Samples.NOW));
        assertThat(add(order)).contains(order.id());
        assertThat(database().orders().find(order.id())).contains(order.paid(Samples.NOW));
    }

    @Test
    default void of_twenty_at_once_one_adds_its_order_and_the_others_find_it() {
        var merchant = newMerchant();
        var answers =
                Together.run(
                        20,
                        () -> {
                            var order = Samples.order(merchant, "ana@example.com");
                            return add(order).orElse(order.id());
                        });
        assertThat(answers).hasSize(20).containsOnly(answers.getFirst());
        assertThat(database().orders().find(answers.getFirst())).isPresent();
    }

    @Test
    default void whoever_locks_an_order_sees_what_the_one_before_left() {
        var order = Samples.order(newMerchant());
        add(order);
        Together.run(
                20,
                () ->
                        database()
                                .transactions()
                                .compute(
                                        () -> {
                                            var now = database().orders().lock(order.id());
                                            database().orders().save(refundMore(now.orElseThrow()));
                                            return true;
                                        }));
        assertThat(database().orders().find(order.id()))
                .hasValueSatisfying(
                        it ->
                                assertThat(((Order.PartiallyRefunded) it).refunded())
                                        .isEqualTo(Money.of(19, "BRL")));
    }

    private static Order refundMore(Order order) {
        return switch (order) {
            case Order.Open it -> it.paid(Samples.NOW).partiallyRefunded(Money.of(0, "BRL"));
            case Order.PartiallyRefunded it ->
                    it.partiallyRefunded(it.refunded().plus(Money.of(1, "BRL")));
            default -> throw new AssertionError(order);
        };
    }

    private Order.Open open() {
        var order = Samples.order(newMerchant());
        add(order);
        return order;
    }

    private void savesAndFinds(Order order) {
        save(order);
        assertThat(database().orders().find(order.id())).contains(order);
    }

    private Optional<OrderId> add(Order.Open order) {
        return database().transactions().compute(() -> database().orders().addUnlessOpen(order));
    }

    private void save(Order order) {
        database().transactions().run(() -> database().orders().save(order));
    }

    private MerchantId newMerchant() {
        return new MerchantId(UUID.randomUUID());
    }
}
