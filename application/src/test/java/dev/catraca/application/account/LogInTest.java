package dev.catraca.application.account;

import static dev.catraca.application.account.MainSystemWorld.ANA;
import static dev.catraca.application.account.MainSystemWorld.PRO;
import static dev.catraca.application.account.MainSystemWorld.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.LogIn.Outcome;
import dev.catraca.domain.account.Password;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.shared.Email;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogInTest {
    private static final Password RIGHT = new Password("correct horse battery");
    private static final Password WRONG = new Password("incorrect horse battery");
    private static final Email NOBODY = new Email("nobody@example.com");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final MainSystemWorld world = new MainSystemWorld();

    @BeforeEach
    void ana_has_paid_and_chosen_a_password() {
        world.grantAccess.grant(paid("cs_1"));
        world.activateUser.activate(new ActivateUser.Command(world.mailedToken(), RIGHT));
    }

    @Test
    void the_right_password_opens_and_shows_who_one_is() {
        var outcome = logIn(ANA, RIGHT);

        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        var loggedIn = (Outcome.LoggedIn) outcome;
        assertThat(loggedIn.user().email()).isEqualTo(ANA);
        assertThat(loggedIn.token().value()).isEqualTo("token of " + loggedIn.user().id());
        assertThat(loggedIn.subscriptions()).extracting(Subscription::plan).containsExactly(PRO);
    }

    @Test
    void a_wrong_password_an_unknown_address_and_none_chosen_yet_look_and_cost_the_same() {
        var waiting = new Email("bea@example.com");
        world.grantAccess.grant(by(waiting));

        for (var email : new Email[] {ANA, NOBODY, waiting}) {
            var before = world.hashes.compared;
            assertThat(logIn(email, WRONG)).isEqualTo(new Outcome.Refused());
            assertThat(world.hashes.compared).isEqualTo(before + 1);
        }
    }

    @Test
    void ten_failures_lock_for_half_an_hour_even_with_the_right_password() {
        fail(ANA, 10);

        assertThat(logIn(ANA, RIGHT)).isEqualTo(new Outcome.Locked(HALF_AN_HOUR));
        world.now = world.now.plus(HALF_AN_HOUR).minusSeconds(1);
        assertThat(logIn(ANA, RIGHT)).isEqualTo(new Outcome.Locked(Duration.ofSeconds(1)));
        world.now = world.now.plusSeconds(1);
        assertThat(logIn(ANA, RIGHT)).isInstanceOf(Outcome.LoggedIn.class);
    }

    @Test
    void an_unknown_address_is_locked_just_the_same() {
        fail(NOBODY, 10);

        assertThat(logIn(NOBODY, WRONG)).isEqualTo(new Outcome.Locked(HALF_AN_HOUR));
        assertThat(logIn(ANA, RIGHT)).isInstanceOf(Outcome.LoggedIn.class);
    }

    @Test
    void knocking_at_a_locked_door_neither_costs_nor_prolongs() {
        fail(ANA, 10);
        var compared = world.hashes.compared;
        world.now = world.now.plusSeconds(600);

        assertThat(logIn(ANA, WRONG)).isEqualTo(new Outcome.Locked(Duration.ofMinutes(20)));
        assertThat(world.hashes.compared).isEqualTo(compared);
    }

    @Test
    void success_forgets_the_failures() {
        fail(ANA, 9);
        logIn(ANA, RIGHT);
        fail(ANA, 9);

        assertThat(logIn(ANA, RIGHT)).isInstanceOf(Outcome.LoggedIn.class);
    }

    /** Guesses that were compared while others failed must not tell more than ten answers could. */
    @Test
    void a_guess_that_overtook_the_lock_is_not_told_that_it_was_right() {
        world.hashes.whileComparing = () -> fail(ANA, 10);

        assertThat(logIn(ANA, RIGHT)).isEqualTo(new Outcome.Locked(HALF_AN_HOUR));
    }

    @Test
    void a_refusal_for_want_of_time_counts_as_nothing() {
        world.hashes.isBusy = true;
        for (int i = 0; i < 20; i++) {
            assertThat(logIn(ANA, WRONG)).isEqualTo(new Outcome.Busy());
        }
        world.hashes.isBusy = false;

        assertThat(logIn(ANA, RIGHT)).isInstanceOf(Outcome.LoggedIn.class);
    }

    private Outcome logIn(Email email, Password password) {
        return world.logIn.logIn(new LogIn.Command(email, password));
    }

    private void fail(Email email, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(logIn(email, WRONG)).isEqualTo(new Outcome.Refused());
        }
    }

    private static GrantAccess.Command by(Email email) {
        var it = paid("cs_2");
        return new GrantAccess.Command(
                it.caller(),
                it.payment(),
                email,
                it.name(),
                it.plan(),
                it.amount(),
                it.order(),
                it.periodEnd());
    }
}
