package dev.catraca.application.account;

import static dev.catraca.application.account.MainSystemWorld.ANA;
import static dev.catraca.application.account.MainSystemWorld.NEXUS;
import static dev.catraca.application.account.MainSystemWorld.OTHER;
import static dev.catraca.application.account.MainSystemWorld.PLATFORM;
import static dev.catraca.application.account.MainSystemWorld.PRICE;
import static dev.catraca.application.account.MainSystemWorld.PRO;
import static dev.catraca.application.account.MainSystemWorld.keyOf;
import static dev.catraca.application.account.MainSystemWorld.paid;
import static dev.catraca.application.account.MainSystemWorld.stripe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.ChangeAccess.Change;
import dev.catraca.application.account.ChangeAccess.Outcome;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.account.SubscriptionState;
import dev.catraca.domain.merchant.ProviderName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeAccessTest {
    private final MainSystemWorld world = new MainSystemWorld();

    @BeforeEach
    void ana_has_paid() {
        world.grantAccess.grant(paid("cs_1"));
    }

    @Test
    void a_dispute_suspends_and_its_good_end_restores() {
        assertThat(changed(Change.SUSPEND)).isInstanceOf(Grant.Suspended.class);
        assertThat(state()).isEqualTo(SubscriptionState.SUSPENDED);
        assertThat(changed(Change.RESTORE)).isInstanceOf(Grant.Active.class);
        assertThat(state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-02-28T15:00:00Z"));
    }

    @Test
    void a_refund_ends_the_access_at_that_moment() {
        world.now = Instant.parse("2027-02-03T00:00:00Z");
        assertThat(changed(Change.REVOKE)).isInstanceOf(Grant.Revoked.class);

        assertThat(state()).isEqualTo(SubscriptionState.REVOKED);
        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-02-03T00:00:00Z"));
    }

    @Test
    void repeating_changes_nothing_not_even_the_time() {
        for (var change : Change.values()) {
            var first = changed(change);
            world.now = world.now.plusSeconds(60);
            assertThat(changed(change)).isEqualTo(first);
        }
    }

    @Test
    void what_was_revoked_stays_so() {
        changed(Change.SUSPEND);
        changed(Change.REVOKE);

        assertThat(change(stripe("cs_1"), Change.RESTORE, PLATFORM))
                .isEqualTo(new Outcome.AlreadyRevoked());
        assertThat(change(stripe("cs_1"), Change.SUSPEND, PLATFORM))
                .isEqualTo(new Outcome.AlreadyRevoked());
        assertThat(state()).isEqualTo(SubscriptionState.REVOKED);
        assertThat(world.grantAccess.grant(paid("cs_1")))
                .isInstanceOf(GrantAccess.Outcome.AlreadyProcessed.class);
        assertThat(state()).isEqualTo(SubscriptionState.REVOKED);
    }

    @Test
    void revoking_one_of_two_payments_takes_its_period_only() {
        world.grantAccess.grant(paid("cs_2"));
        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-03-28T15:00:00Z"));

        changed(Change.REVOKE);

        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-02-28T15:00:00Z"));
        assertThat(state()).isEqualTo(SubscriptionState.ACTIVE);
    }

    @Test
    void a_payment_we_never_heard_of_is_unknown() {
        assertThat(change(stripe("cs_2"), Change.REVOKE, PLATFORM))
                .isEqualTo(new Outcome.Unknown());
        assertThat(
                        change(
                                new PaymentReference(new ProviderName("asaas"), "cs_1"),
                                Change.REVOKE,
                                PLATFORM))
                .isEqualTo(new Outcome.Unknown());
    }

    @Test
    void the_key_of_another_merchant_does_not_reach_it() {
        assertThat(change(stripe("cs_1"), Change.REVOKE, keyOf(OTHER)))
                .isEqualTo(new Outcome.Unknown());
        assertThat(state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(change(stripe("cs_1"), Change.REVOKE, keyOf(NEXUS)))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void the_payment_can_be_read_back_in_each_state() {
        assertThat(read("cs_1", Optional.empty())).isInstanceOf(Grant.Active.class);
        changed(Change.SUSPEND);
        assertThat(read("cs_1", Optional.empty())).isInstanceOf(Grant.Suspended.class);
        changed(Change.REVOKE);
        assertThat(read("cs_1", Optional.of(new ProviderName("stripe"))))
                .isInstanceOf(Grant.Revoked.class);
        assertThat(readOutcome("cs_1", Optional.of(new ProviderName("asaas")), PLATFORM))
                .isEqualTo(new ReadPaymentAccess.Outcome.Unknown());
        assertThat(readOutcome("cs_2", Optional.empty(), PLATFORM))
                .isEqualTo(new ReadPaymentAccess.Outcome.Unknown());
        assertThat(readOutcome("cs_1", Optional.empty(), keyOf(OTHER)))
                .isEqualTo(new ReadPaymentAccess.Outcome.Unknown());
    }

    @Test
    void a_reference_that_two_providers_use_needs_the_provider() {
        var asaas = new PaymentReference(new ProviderName("asaas"), "cs_1");
        world.grantAccess.grant(
                new GrantAccess.Command(
                        PLATFORM,
                        asaas,
                        ANA,
                        Optional.empty(),
                        PRO,
                        PRICE,
                        Optional.empty(),
                        Optional.empty()));

        assertThat(readOutcome("cs_1", Optional.empty(), PLATFORM))
                .isEqualTo(new ReadPaymentAccess.Outcome.Ambiguous());
        assertThat(read("cs_1", Optional.of(asaas.provider())).terms().payment()).isEqualTo(asaas);
    }

    private Grant changed(Change change) {
        var outcome = change(stripe("cs_1"), change, PLATFORM);
        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        return ((Outcome.Changed) outcome).grant();
    }

    private Outcome change(PaymentReference payment, Change change, Principal caller) {
        return world.changeAccess.change(
                new ChangeAccess.Command(
                        caller, Optional.of(payment.provider()), payment.value(), change));
    }

    private Grant read(String reference, Optional<ProviderName> provider) {
        var outcome = readOutcome(reference, provider, PLATFORM);
        assertThat(outcome).isInstanceOf(ReadPaymentAccess.Outcome.Found.class);
        return ((ReadPaymentAccess.Outcome.Found) outcome).grant();
    }

    private ReadPaymentAccess.Outcome readOutcome(
            String reference, Optional<ProviderName> provider, Principal caller) {
        return world.readPaymentAccess.read(
                new ReadPaymentAccess.Command(caller, provider, reference));
    }

    private SubscriptionState state() {
        var user = world.users.find(ANA).orElseThrow();
        return world.subscriptions.of(user.id()).getFirst().stateAt(world.now);
    }
}
