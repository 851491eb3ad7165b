package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.reconciliation.port.Comparisons.Due;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.provisioning.ProvisioningState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface ComparisonsContract {
    Instant BEFORE = Instant.parse("2020-01-01T00:00:00Z");
    Instant AFTER = Instant.parse("2100-01-01T00:00:00Z");
    Duration LONG = Duration.ofMinutes(1);
    AccountReference ACCOUNT = new AccountReference("u1", "t1", "s1");

    Database database();

    @Test
    default void only_an_effect_that_ended_is_compared_and_not_at_once() {
        var open = wanted();
        var ended = ended();

        assertThat(claim()).isEmpty();
        compareNow();

        assertThat(claim()).extracting(it -> it.grant().order()).containsExactly(ended.id());
        assertThat(open.id()).isNotEqualTo(ended.id());
        assertThat(claim()).isEmpty();
    }

    @Test
    default void a_comparison_says_what_the_main_system_was_told() {
        var order = ended();
        compareNow();

        var due = claim().getFirst();

        assertThat(due.wanted()).isEqualTo(Access.ACTIVE);
        assertThat(due.grant().buyer()).isEqualTo(order.terms().buyer());
        assertThat(due.grant().plan()).isEqualTo(order.terms().plan().orElseThrow().plan());
    }

    @Test
    default void it_is_compared_again_when_it_was_said_and_never_after_that() {
        ended();
        compareNow();
        var id = claim().getFirst().grant().key();

        database().comparisons().compareNext(id, Optional.of(BEFORE));
        assertThat(claim()).hasSize(1);
        database().comparisons().compareNext(id, Optional.empty());
        assertThat(claim()).isEmpty();
    }

    @Test
    default void a_lost_account_is_granted_once_more_with_the_same_key() {
        ended();
        compareNow();
        var due = claim().getFirst();

        assertThat(differs(due, Access.NONE)).isTrue();

        var again = database().provisionings().claimDue(10, LONG).getFirst();
        assertThat(again.grant()).isEqualTo(due.grant());
        assertThat(again.account()).isEmpty();
        assertThat(again.isUntouched()).isFalse();
        assertThat(claim()).isEmpty();
    }

    @Test
    default void another_access_is_driven_to_what_is_wanted() {
        ended();
        compareNow();

        assertThat(differs(claim().getFirst(), Access.SUSPENDED)).isTrue();

        var again = database().provisionings().claimDue(10, LONG).getFirst();
        assertThat(again.account()).contains(ACCOUNT);
        assertThat(again.wanted()).isEqualTo(Access.ACTIVE);
    }

    /** What the main system said is older than what was done meanwhile. */
    @Test
    default void a_difference_is_dropped_if_somebody_has_worked_on_the_effect() {
        var order = ended();
        compareNow();
        var due = claim().getFirst();
        want(order, Access.SUSPENDED);

        assertThat(differs(due, Access.NONE)).isFalse();
        reach(Access.SUSPENDED);
        assertThat(differs(due, Access.NONE)).isFalse();

        assertThat(
                        database()
                                .provisionings()
                                .list(Optional.empty(), Optional.empty(), Optional.empty(), 10))
                .singleElement()
                .satisfies(it -> assertThat(it.state()).isEqualTo(ProvisioningState.SUSPENDED))
                .satisfies(it -> assertThat(it.account()).contains(ACCOUNT));
    }

    @Test
    default void comparisons_are_asked_for_by_merchant_and_time() {
        var order = ended();
        var comparisons = database().comparisons();
        var stranger = Optional.of(new MerchantId(UUID.randomUUID()));

        assertThat(comparisons.compareAgain(stranger, BEFORE, AFTER)).isZero();
        assertThat(comparisons.compareAgain(Optional.empty(), BEFORE, BEFORE)).isZero();
        assertThat(claim()).isEmpty();
        assertThat(comparisons.compareAgain(Optional.of(order.terms().merchant()), BEFORE, AFTER))
                .isEqualTo(1);
        assertThat(claim()).hasSize(1);
    }

    private List<Due> claim() {
        return database().comparisons().claimDue(10, LONG);
    }

    private void compareNow() {
        assertThat(database().comparisons().compareAgain(Optional.empty(), BEFORE, AFTER))
                .isPositive();
    }

    private boolean differs(Due due, Access found) {
        return database()
                .transactions()
                .compute(() -> database().comparisons().differs(due, found));
    }

    private Order wanted() {
        var order = Samples.addedOrder(database());
        Samples.collect(database(), order, 1);
        want(order, Access.ACTIVE);
        return order;
    }

    private Order ended() {
        var order = wanted();
        database().provisionings().claimDue(10, LONG).stream()
                .filter(it -> it.grant().order().equals(order.id()))
                .forEach(
                        it ->
                                database()
                                        .provisionings()
                                        .reached(
                                                it.grant().key(),
                                                it.lease(),
                                                Access.ACTIVE,
                                                Optional.of(ACCOUNT)));
        return order;
    }

    private void want(Order order, Access access) {
        database()
                .transactions()
                .run(
                        () ->
                                database()
                                        .provisionings()
                                        .want(
                                                new ProvisioningId(UUID.randomUUID()),
                                                order.id(),
                                                access,
                                                Samples.NOW));
    }

    private void reach(Access access) {
        for (var it : database().provisionings().claimDue(10, LONG)) {
            database()
                    .provisionings()
                    .reached(it.grant().key(), it.lease(), access, Optional.empty());
        }
    }
}
