package dev.catraca.application.account;

import static dev.catraca.application.account.MainSystemWorld.ANA;
import static dev.catraca.application.account.MainSystemWorld.START;
import static dev.catraca.application.account.MainSystemWorld.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.ActivateUser.Outcome;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.Password;
import dev.catraca.domain.shared.Email;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivateUserTest {
    private static final Password CHOSEN = Password.chosen("correct horse battery");

    private final MainSystemWorld world = new MainSystemWorld();

    @BeforeEach
    void ana_has_paid() {
        world.grantAccess.grant(paid("cs_1"));
        world.rung.clear();
    }

    @Test
    void the_link_lets_one_choose_a_password_once() {
        var token = world.mailedToken();

        assertThat(activate(token)).isEqualTo(new Outcome.Activated());
        assertThat(canLogIn()).isTrue();
        assertThat(activate(token)).isEqualTo(new Outcome.TokenUnusable());
    }

    @Test
    void the_link_works_for_72_hours() {
        world.now = START.plus(Duration.ofHours(72));
        assertThat(activate(world.mailedToken())).isEqualTo(new Outcome.TokenUnusable());

        world.now = world.now.minusSeconds(1);
        assertThat(activate(world.mailedToken())).isEqualTo(new Outcome.Activated());
    }

    @Test
    void any_other_token_is_unusable() {
        assertThat(activate(new ActivationToken("guess"))).isEqualTo(new Outcome.TokenUnusable());
    }

    @Test
    void a_token_survives_a_moment_that_is_too_busy() {
        world.hashes.isBusy = true;
        assertThat(activate(world.mailedToken())).isEqualTo(new Outcome.Busy());

        world.hashes.isBusy = false;
        assertThat(activate(world.mailedToken())).isEqualTo(new Outcome.Activated());
    }

    /** Between the look at the token and its use somebody else may have used it. */
    @Test
    void of_two_who_hashed_at_once_the_second_changes_nothing() {
        var token = world.mailedToken();
        world.hashes.whileHashing =
                () ->
                        assertThat(
                                        world.activateUser.activate(
                                                new ActivateUser.Command(
                                                        token, new Password("the faster one"))))
                                .isEqualTo(new Outcome.Activated());

        assertThat(activate(token)).isEqualTo(new Outcome.TokenUnusable());
        assertThat(canLogIn()).isFalse();
    }

    @Test
    void a_new_link_can_be_had_and_both_work_until_one_is_used() {
        var first = world.mailedToken();
        sendTo(ANA);
        var second = world.mailedToken();

        assertThat(second).isNotEqualTo(first);
        assertThat(world.rung).containsExactly(Queue.MAILS);
        assertThat(activate(first)).isEqualTo(new Outcome.Activated());
        assertThat(activate(second)).isEqualTo(new Outcome.TokenUnusable());
    }

    @Test
    void nobody_else_gets_a_link() {
        sendTo(new Email("nobody@example.com"));
        activate(world.mailedToken());
        sendTo(ANA);

        assertThat(world.database.mails().all()).hasSize(1);
        assertThat(world.rung).isEmpty();
    }

    @Test
    void a_mailbox_cannot_be_flooded() {
        for (int i = 0; i < 20; i++) {
            sendTo(ANA);
        }
        assertThat(world.database.mails().all()).hasSize(5);

        world.now = START.plus(Duration.ofMinutes(61));
        sendTo(ANA);
        assertThat(world.database.mails().all()).hasSize(6);
    }

    private Outcome activate(ActivationToken token) {
        return world.activateUser.activate(new ActivateUser.Command(token, CHOSEN));
    }

    private void sendTo(Email email) {
        world.sendActivation.send(new SendActivation.Command(email));
    }

    private boolean canLogIn() {
        return world.logIn.logIn(new LogIn.Command(ANA, CHOSEN)) instanceof LogIn.Outcome.LoggedIn;
    }
}
