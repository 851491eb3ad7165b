package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.payment.port.Payments.Due;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface PaymentsContract {
    URI PAGE = URI.create("https://checkout.stripe.com/c/pay/cs_test_1#x");
    Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    Instant FAR_OFF = Instant.parse("2100-01-01T00:00:00Z");
    Duration LEASE = Duration.ofMinutes(1);
    Duration OVER_AT_ONCE = Duration.ZERO;

    Database database();

    @Test
    default void a_payment_is_found_as_it_was_added() {
        var payment = added(FAR_OFF);
        assertThat(database().payments().find(payment.terms().id())).contains(payment);
        assertThat(database().payments().find(new PaymentId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void every_state_of_a_payment_is_found_as_it_was_saved() {
        savesAndFinds(added(FAR_OFF).unknown("timeout"));
        savesAndFinds(added(FAR_OFF).opened(Samples.reference(), PAGE));
        savesAndFinds(added(FAR_OFF).refused("amount_too_small", Samples.NOW));
        savesAndFinds(added(FAR_OFF).abandoned("too old", Samples.NOW));
        var paid = Samples.collected(added(FAR_OFF).opened(Samples.reference(), PAGE));
        savesAndFinds(paid);
        savesAndFinds(paid.duplicate());
        savesAndFinds(
                new Payment.Collected(
                        paid.terms(),
                        PaymentState.PARTIALLY_REFUNDED,
                        paid.reference(),
                        paid.received(),
                        Optional.of(Money.of(0, "BRL")),
                        Money.of(1, "BRL"),
                        Optional.empty(),
                        paid.at()));
        savesAndFinds(
                new Payment.Collected(
                        paid.terms(),
                        PaymentState.PARTIALLY_REFUNDED,
                        paid.reference(),
                        paid.received(),
                        Optional.empty(),
                        Money.of(1, "BRL"),
                        Money.of(2, "BRL"),
                        true,
                        Optional.of(Money.of(639, "BRL")),
                        paid.method(),
                        paid.at()));
    }

    @Test
    default void a_payment_is_found_by_what_the_provider_calls_it() {
        var reference = Samples.reference();
        var pending = added(FAR_OFF).opened(reference, PAGE);
        save(pending, Optional.empty());
        var account = pending.terms().account();
        var payments = database().payments();
        assertThat(payments.find(Samples.STRIPE, account, reference)).contains(pending);
        assertThat(payments.find(Samples.STRIPE, account, Samples.reference())).isEmpty();
        assertThat(payments.find(Samples.STRIPE, new MerchantId(UUID.randomUUID()), reference))
                .isEmpty();
    }

    @Test
    default void the_latest_attempt_counts_and_all_are_listed_in_order() {
        var order = addedOrder();
        var first = add(Samples.payment(order), FAR_OFF).abandoned("spent", Samples.NOW);
        save(first, Optional.empty());
        var second = add(Samples.payment(order, 2), FAR_OFF);
        assertThat(database().payments().latest(order.id())).contains(second);
        assertThat(database().payments().of(order.id())).containsExactly(first, second);
        assertThat(database().payments().latest(Samples.order(newMerchant()).id())).isEmpty();
    }

    @Test
    default void an_order_has_one_live_payment_at_most() {
        var order = addedOrder();
        add(Samples.payment(order), FAR_OFF);
        assertThatThrownBy(() -> add(Samples.payment(order, 2), FAR_OFF))
                .isInstanceOf(RuntimeException.class);
        assertThat(database().payments().of(order.id())).hasSize(1);
    }

    @Test
    default void only_what_is_due_is_claimed_and_only_until_the_lease_ends() {
        var due = added(LONG_AGO);
        added(FAR_OFF);
        var claimed = claim(LEASE);
        assertThat(claimed).extracting(Due::payment).containsExactly(due);
        assertThat(claimed.getFirst().lease().attempt()).isEqualTo(1);
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    default void a_lease_that_ended_gives_the_row_to_the_next() {
        added(LONG_AGO);
        var first = claim(OVER_AT_ONCE).getFirst();
        var second = claim(LEASE).getFirst();
        assertThat(second.lease().attempt()).isEqualTo(2);
        assertThat(second.lease().fence()).isGreaterThan(first.lease().fence());

        database()
                .payments()
                .postpone(first.payment().terms().id(), first.lease(), Optional.of(LONG_AGO));
        assertThat(claim(LEASE)).isEmpty();
        database()
                .payments()
                .postpone(second.payment().terms().id(), second.lease(), Optional.of(LONG_AGO));
        assertThat(claim(LEASE)).hasSize(1);
    }

    /** A result that came by another way is newer than whatever the holder of a lease will say. */
    @Test
    default void saving_ends_the_lease_and_begins_to_count_anew() {
        var payment = added(LONG_AGO);
        var lease = claim(LEASE).getFirst().lease();
        save(payment.unknown("timeout"), Optional.of(FAR_OFF));
        database().payments().postpone(payment.terms().id(), lease, Optional.of(LONG_AGO));
        assertThat(claim(LEASE)).isEmpty();

        save(payment.unknown("timeout"), Optional.of(LONG_AGO));
        assertThat(claim(LEASE).getFirst().lease().attempt()).isEqualTo(1);
    }

    @Test
    default void nobody_looks_after_what_was_saved_without_a_time() {
        var payment = added(LONG_AGO);
        var lease = claim(OVER_AT_ONCE).getFirst().lease();
        save(Samples.collected(payment), Optional.empty());
        database().payments().postpone(payment.terms().id(), lease, Optional.of(LONG_AGO));
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    default void what_is_settled_is_claimed_apart_until_nobody_has_to_look() {
        added(LONG_AGO);
        var settled = Samples.collected(added(FAR_OFF));
        save(settled, Optional.of(LONG_AGO));

        assertThat(claim(LEASE)).hasSize(1);
        var due = claimSettled().getFirst();

        assertThat(due.payment()).isEqualTo(settled);
        assertThat(claimSettled()).isEmpty();
        database().payments().postpone(settled.terms().id(), due.lease(), Optional.of(LONG_AGO));
        assertThat(claimSettled()).hasSize(1);
        database().payments().postpone(settled.terms().id(), due.lease(), Optional.of(LONG_AGO));
        assertThat(claimSettled()).isEmpty();
    }

    @Test
    default void payments_are_looked_at_again_by_merchant_and_time() {
        var settled = Samples.collected(added(FAR_OFF));
        save(settled, Optional.empty());
        added(FAR_OFF);
        var merchant = settled.terms().account();
        var later = Samples.NOW.plusSeconds(1);

        assertThat(lookAgain(Optional.empty(), LONG_AGO, Samples.NOW)).isZero();
        assertThat(lookAgain(Optional.of(new MerchantId(UUID.randomUUID())), LONG_AGO, later))
                .isZero();
        assertThat(lookAgain(Optional.of(merchant), LONG_AGO, later)).isEqualTo(1);
        assertThat(claimSettled()).extracting(Due::payment).containsExactly(settled);
        assertThat(lookAgain(Optional.empty(), LONG_AGO, later)).isZero();
        assertThat(claim(LEASE)).isEmpty();
    }

    private int lookAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        return database().payments().lookAgain(merchant, from, to);
    }

    private List<Due> claimSettled() {
        return database().payments().claimDue(Stage.SETTLED, 1000, LEASE);
    }

    @Test
    default void fifty_who_claim_at_once_get_every_payment_once() {
        for (var i = 0; i < 100; i++) {
            added(LONG_AGO);
        }
        var claimed =
                Together.run(50, () -> database().payments().claimDue(Stage.UNSETTLED, 2, LEASE))
                        .stream()
                        .flatMap(List::stream)
                        .map(it -> it.payment().terms().id())
                        .toList();
        assertThat(claimed).doesNotHaveDuplicates();
        var rest = claim(LEASE).stream().map(it -> it.payment().terms().id()).toList();
        assertThat(rest).doesNotContainAnyElementsOf(claimed);
        assertThat(claimed.size() + rest.size()).isEqualTo(100);
    }

    private List<Due> claim(Duration lease) {
        return database().payments().claimDue(Stage.UNSETTLED, 1000, lease);
    }

    private void savesAndFinds(Payment payment) {
        save(payment, Optional.empty());
        assertThat(database().payments().find(payment.terms().id())).contains(payment);
    }

    private void save(Payment payment, Optional<Instant> lookAt) {
        database().transactions().run(() -> database().payments().save(payment, lookAt));
    }

    private Payment.Requested added(Instant lookAt) {
        return add(Samples.payment(addedOrder()), lookAt);
    }

    private Payment.Requested add(Payment.Requested payment, Instant lookAt) {
        database().transactions().run(() -> database().payments().add(payment, lookAt));
        return payment;
    }

    private Order.Open addedOrder() {
        var order = Samples.order(newMerchant());
        database().transactions().run(() -> database().orders().addUnlessOpen(order));
        return order;
    }

    private MerchantId newMerchant() {
        return new MerchantId(UUID.randomUUID());
    }
}
