package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.application.provisioning.port.Provisionings.Due;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.Provisioning;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.provisioning.ProvisioningState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface ProvisioningsContract {
    AccountReference ACCOUNT = new AccountReference("user-1", "tenant-1", "subscription-1");
    Duration LEASE = Duration.ofMinutes(1);
    Duration OVER_AT_ONCE = Duration.ZERO;

    Database database();

    @Test
    default void a_paid_order_s_effect_tells_the_main_system_all_it_needs() {
        var payment = paid();
        var id = want(payment, Access.ACTIVE);
        var due = claim(LEASE);
        assertThat(due).hasSize(1);
        var order = database().orders().find(payment.terms().order()).orElseThrow();
        assertThat(due.getFirst().grant())
                .isEqualTo(
                        new Grant(
                                id,
                                order.id(),
                                order.terms().buyer(),
                                order.terms().plan().orElseThrow().plan(),
                                Samples.STRIPE,
                                payment.reference().orElseThrow().value(),
                                order.terms().total()));
        assertThat(due.getFirst().mainSystem()).isEqualTo(MainSystemKind.EMBEDDED);
        assertThat(due.getFirst().wanted()).isEqualTo(Access.ACTIVE);
        assertThat(due.getFirst().account()).isEmpty();
        assertThat(due.getFirst().isUntouched()).isTrue();
        assertThat(due.getFirst().lease().attempt()).isEqualTo(1);
    }

    @Test
    default void an_order_has_one_effect_however_often_it_is_wanted() {
        var payment = paid();
        var first = want(payment, Access.ACTIVE);
        want(payment, Access.ACTIVE);
        assertThat(claim(LEASE)).extracting(it -> it.grant().key()).containsExactly(first);
    }

    @Test
    default void of_fifty_who_want_it_at_once_one_makes_the_effect() {
        var payment = paid();
        Together.run(50, () -> want(payment, Access.ACTIVE));
        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    default void an_order_that_never_was_worth_access_has_nothing_taken_away() {
        want(paid(), Access.REVOKED);
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    default void nobody_gets_access_without_a_payment() {
        var order = addedOrder();
        var payment = Samples.payment(order);
        run(() -> database().payments().add(payment, Samples.NOW));
        assertThatThrownBy(() -> want(payment, Access.ACTIVE)).isInstanceOf(RuntimeException.class);
    }

    @Test
    default void another_payment_of_the_order_does_not_change_what_is_told() {
        var order = addedOrder();
        var first = collect(order, 1);
        want(first, Access.ACTIVE);
        var grant = claim(OVER_AT_ONCE).getFirst().grant();
        collect(order, 2);
        assertThat(claim(LEASE).getFirst().grant()).isEqualTo(grant);
    }

    @Test
    default void what_is_reached_is_left_alone_until_something_else_is_wanted() {
        var payment = paid();
        var id = want(payment, Access.ACTIVE);
        var granted = claim(OVER_AT_ONCE).getFirst();
        assertThat(reached(granted, Access.ACTIVE)).isTrue();
        assertThat(claim(LEASE)).isEmpty();
        assertThat(reached(granted, Access.ACTIVE)).isFalse();

        for (var access : List.of(Access.SUSPENDED, Access.ACTIVE, Access.REVOKED)) {
            want(payment, access);
            var due = claim(OVER_AT_ONCE).getFirst();
            assertThat(due.grant()).isEqualTo(granted.grant());
            assertThat(due.grant().key()).isEqualTo(id);
            assertThat(due.wanted()).isEqualTo(access);
            assertThat(due.account()).contains(ACCOUNT);
            assertThat(due.isUntouched()).isFalse();
            assertThat(due.lease().attempt()).isEqualTo(1);
            assertThat(reached(due, access)).isTrue();
            assertThat(claim(LEASE)).isEmpty();
        }
    }

    /** Two calls at once could overtake each other: the first one ends before the second begins. */
    @Test
    default void another_wish_waits_for_the_call_under_way() {
        var payment = paid();
        want(payment, Access.ACTIVE);
        var granting = claim(LEASE).getFirst();
        want(payment, Access.REVOKED);
        assertThat(claim(LEASE)).isEmpty();
        assertThat(reached(granting, Access.ACTIVE)).isTrue();

        var revoking = claim(LEASE).getFirst();
        assertThat(revoking.wanted()).isEqualTo(Access.REVOKED);
        assertThat(revoking.account()).contains(ACCOUNT);
        assertThat(revoking.isUntouched()).isFalse();
    }

    @Test
    default void another_wish_does_not_wait_for_a_worker_that_died() {
        var payment = paid();
        want(payment, Access.ACTIVE);
        var dead = claim(OVER_AT_ONCE).getFirst();
        want(payment, Access.REVOKED);
        var next = claim(LEASE).getFirst();
        assertThat(next.wanted()).isEqualTo(Access.REVOKED);
        assertThat(next.isUntouched()).isFalse();
        assertThat(reached(dead, Access.ACTIVE)).isFalse();
    }

    @Test
    default void a_wish_that_is_taken_back_before_anybody_worked_on_it_is_untouched() {
        var payment = paid();
        want(payment, Access.ACTIVE);
        want(payment, Access.REVOKED);
        var due = claim(LEASE).getFirst();
        assertThat(due.wanted()).isEqualTo(Access.REVOKED);
        assertThat(due.isUntouched()).isTrue();
    }

    @Test
    default void what_failed_is_tried_again_and_what_is_parked_is_not() {
        want(paid(), Access.ACTIVE);
        var first = claim(LEASE).getFirst();
        var provisionings = database().provisionings();
        var id = first.grant().key();
        assertThat(provisionings.retry(id, first.lease(), "offline", Instant.EPOCH)).isTrue();
        var second = claim(LEASE).getFirst();
        assertThat(second.lease().attempt()).isEqualTo(2);
        assertThat(second.isUntouched()).isFalse();
        assertThat(provisionings.park(id, first.lease(), "late")).isFalse();
        assertThat(provisionings.park(id, second.lease(), "refused")).isTrue();
        assertThat(claim(LEASE)).isEmpty();
        assertThat(provisionings.retry(id, second.lease(), "late", Instant.EPOCH)).isFalse();
    }

    @Test
    default void what_is_parked_comes_back_when_something_else_is_wanted() {
        var payment = paid();
        want(payment, Access.ACTIVE);
        var due = claim(LEASE).getFirst();
        database().provisionings().park(due.grant().key(), due.lease(), "refused");
        want(payment, Access.REVOKED);
        assertThat(claim(LEASE).getFirst().wanted()).isEqualTo(Access.REVOKED);
    }

    @Test
    default void what_is_parked_is_tried_again_when_somebody_says_so() {
        var payment = paid();
        var id = want(payment, Access.ACTIVE);
        var due = claim(LEASE).getFirst();
        var provisionings = database().provisionings();
        provisionings.park(id, due.lease(), "refused");
        assertThat(provisionings.retryNow(id, Optional.of(new MerchantId(UUID.randomUUID()))))
                .isFalse();
        assertThat(claim(LEASE)).isEmpty();
        assertThat(provisionings.retryNow(id, Optional.of(payment.terms().account()))).isTrue();
        assertThat(claim(LEASE).getFirst().lease().attempt()).isEqualTo(1);
    }

    @Test
    default void what_is_reached_or_under_way_is_not_tried_again() {
        var id = want(paid(), Access.ACTIVE);
        var due = claim(LEASE).getFirst();
        var provisionings = database().provisionings();
        assertThat(provisionings.retryNow(id, Optional.empty())).isTrue();
        assertThat(claim(LEASE)).isEmpty();
        assertThat(reached(due, Access.ACTIVE)).isTrue();
        assertThat(provisionings.retryNow(id, Optional.empty())).isFalse();
        assertThat(provisionings.retryNow(new ProvisioningId(UUID.randomUUID()), Optional.empty()))
                .isFalse();
    }

    @Test
    default void effects_are_listed_newest_first_a_page_at_a_time() {
        var ids = new ArrayList<ProvisioningId>();
        for (var i = 0; i < 3; i++) {
            ids.addFirst(want(new ProvisioningId(new UUID(i, 1)), paid(), Access.ACTIVE));
        }
        var due = claim(LEASE).getFirst();
        database().provisionings().park(due.grant().key(), due.lease(), "refused");

        assertThat(list(Optional.empty(), Optional.empty(), 2))
                .containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(list(Optional.empty(), Optional.of(ids.get(1)), 2)).containsExactly(ids.get(2));
        assertThat(list(Optional.of(ProvisioningState.PARKED), Optional.empty(), 2))
                .containsExactly(due.grant().key());
        var merchant =
                database().orders().find(due.grant().order()).orElseThrow().terms().merchant();
        assertThat(
                        database()
                                .provisionings()
                                .list(Optional.empty(), Optional.of(merchant), Optional.empty(), 9))
                .extracting(Provisioning::order)
                .containsExactly(due.grant().order());
    }

    private List<ProvisioningId> list(
            Optional<ProvisioningState> state, Optional<ProvisioningId> before, int limit) {
        return database().provisionings().list(state, Optional.empty(), before, limit).stream()
                .map(Provisioning::id)
                .toList();
    }

    @Test
    default void fifty_who_claim_at_once_get_every_effect_once() {
        for (var i = 0; i < 60; i++) {
            want(paid(), Access.ACTIVE);
        }
        var claimed =
                Together.run(50, () -> database().provisionings().claimDue(2, LEASE)).stream()
                        .flatMap(List::stream)
                        .map(it -> it.grant().key())
                        .toList();
        assertThat(claimed).doesNotHaveDuplicates();
        assertThat(claimed.size() + claim(LEASE).size()).isEqualTo(60);
    }

    private List<Due> claim(Duration lease) {
        return database().provisionings().claimDue(1000, lease);
    }

    private boolean reached(Due due, Access access) {
        return database()
                .provisionings()
                .reached(due.grant().key(), due.lease(), access, Optional.of(ACCOUNT));
    }

    private ProvisioningId want(Payment payment, Access access) {
        return want(new ProvisioningId(UUID.randomUUID()), payment, access);
    }

    private ProvisioningId want(ProvisioningId id, Payment payment, Access access) {
        run(
                () ->
                        database()
                                .provisionings()
                                .want(id, payment.terms().order(), access, Instant.EPOCH));
        return id;
    }

    private Payment paid() {
        return collect(addedOrder(), 1);
    }

    private Payment collect(Order order, int attempt) {
        return Samples.collect(database(), order, attempt);
    }

    private Order addedOrder() {
        return Samples.addedOrder(database());
    }

    private void run(Runnable work) {
        database().transactions().run(work);
    }
}
