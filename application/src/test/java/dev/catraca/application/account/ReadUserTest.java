package dev.catraca.application.account;

import static dev.catraca.application.account.MainSystemWorld.ANA;
import static dev.catraca.application.account.MainSystemWorld.NEXUS;
import static dev.catraca.application.account.MainSystemWorld.OTHER;
import static dev.catraca.application.account.MainSystemWorld.PLATFORM;
import static dev.catraca.application.account.MainSystemWorld.PRICE;
import static dev.catraca.application.account.MainSystemWorld.PRO;
import static dev.catraca.application.account.MainSystemWorld.START;
import static dev.catraca.application.account.MainSystemWorld.keyOf;
import static dev.catraca.application.account.MainSystemWorld.paid;
import static dev.catraca.application.account.MainSystemWorld.stripe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.ReadUser.Outcome;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.catalogue.BillingCycle;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadUserTest {
    private final MainSystemWorld world = new MainSystemWorld();

    @Test
    void a_user_is_shown_with_all_subscriptions() {
        world.grantAccess.grant(paid("cs_1"));
        alsoAtTheOther();

        assertThat(read(PLATFORM))
                .satisfies(it -> assertThat(it.user().email()).isEqualTo(ANA))
                .satisfies(it -> assertThat(it.at()).isEqualTo(START))
                .satisfies(
                        it ->
                                assertThat(it.subscriptions())
                                        .extracting(Subscription::merchant)
                                        .containsExactly(NEXUS, OTHER));
    }

    @Test
    void the_key_of_a_merchant_shows_that_merchants_part() {
        world.grantAccess.grant(paid("cs_1"));
        assertThat(outcome(keyOf(OTHER), ana())).isEqualTo(new Outcome.Unknown());

        alsoAtTheOther();
        assertThat(read(keyOf(OTHER)).subscriptions())
                .extracting(Subscription::merchant)
                .containsExactly(OTHER);
    }

    @Test
    void nobody_is_nobody() {
        assertThat(outcome(PLATFORM, new UserId(new UUID(0, 0)))).isEqualTo(new Outcome.Unknown());
    }

    private void alsoAtTheOther() {
        world.sell(OTHER, PRO, BillingCycle.MONTHLY);
        world.grantAccess.grant(
                new GrantAccess.Command(
                        keyOf(OTHER),
                        stripe("cs_2"),
                        ANA,
                        Optional.empty(),
                        PRO,
                        PRICE,
                        Optional.empty(),
                        Optional.empty()));
    }

    private Outcome.Found read(Principal caller) {
        var outcome = outcome(caller, ana());
        assertThat(outcome).isInstanceOf(Outcome.Found.class);
        return (Outcome.Found) outcome;
    }

    private Outcome outcome(Principal caller, UserId user) {
        return world.readUser.read(new ReadUser.Command(caller, user));
    }

    private UserId ana() {
        return world.users.find(ANA).orElseThrow().id();
    }
}
