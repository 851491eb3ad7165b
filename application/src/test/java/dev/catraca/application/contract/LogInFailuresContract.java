package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.account.FailedLogIns;
import dev.catraca.domain.shared.Email;
import org.junit.jupiter.api.Test;

public interface LogInFailuresContract {
    MainSystemDatabase mainSystem();

    @Test
    default void failures_are_kept_until_they_are_forgotten() {
        var email = AccountSamples.email();
        assertThat(mainSystem().logInFailures().find(email)).isEqualTo(FailedLogIns.NONE);

        fail(email);
        fail(email);
        assertThat(mainSystem().logInFailures().find(email))
                .isEqualTo(new FailedLogIns(2, Samples.NOW));
        assertThat(mainSystem().logInFailures().find(AccountSamples.email()))
                .isEqualTo(FailedLogIns.NONE);

        mainSystem()
                .transactions()
                .run(
                        () -> {
                            mainSystem().logInFailures().lock(email);
                            mainSystem().logInFailures().forget(email);
                        });
        assertThat(mainSystem().logInFailures().find(email)).isEqualTo(FailedLogIns.NONE);
    }

    @Test
    default void fifty_failures_at_once_are_fifty() {
        var email = AccountSamples.email();
        Together.run(
                50,
                () -> {
                    fail(email);
                    return true;
                });

        assertThat(mainSystem().logInFailures().find(email).count()).isEqualTo(50);
    }

    @Test
    default void old_failures_of_others_may_vanish_but_fresh_ones_stay() {
        var fresh = AccountSamples.email();
        fail(fresh);
        var later = Samples.NOW.plus(FailedLogIns.MEMORY).minusSeconds(1);
        var other = AccountSamples.email();
        mainSystem()
                .transactions()
                .run(
                        () -> {
                            var failed = mainSystem().logInFailures().lock(other);
                            mainSystem().logInFailures().save(other, failed.andOneMore(later));
                        });

        assertThat(mainSystem().logInFailures().find(fresh).count()).isEqualTo(1);
    }

    private void fail(Email email) {
        mainSystem()
                .transactions()
                .run(
                        () -> {
                            var failed = mainSystem().logInFailures().lock(email);
                            mainSystem()
                                    .logInFailures()
                                    .save(email, failed.andOneMore(Samples.NOW));
                        });
    }
}
