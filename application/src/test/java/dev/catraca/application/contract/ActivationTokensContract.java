package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface ActivationTokensContract {
    MainSystemDatabase mainSystem();

    @Test
    default void a_token_leads_to_its_user_until_it_is_too_old() {
        var user = newUser();
        var token = issue(user, Samples.NOW);
        var end = Samples.NOW.plus(ActivationToken.LIFETIME);

        assertThat(find(token, end.minusSeconds(1))).contains(user.id());
        assertThat(find(token, end)).isEmpty();
        assertThat(redeem(token, end)).isEmpty();
        assertThat(find(new ActivationToken("guess"), Samples.NOW)).isEmpty();
    }

    @Test
    default void tokens_are_long_and_never_the_same() {
        var user = newUser();
        var one = issue(user, Samples.NOW).value();
        var other = issue(user, Samples.NOW).value();

        assertThat(one).isNotEqualTo(other).hasSizeGreaterThanOrEqualTo(36);
    }

    @Test
    default void using_a_token_ends_all_of_its_user_and_nobody_elses() {
        var user = newUser();
        var bystander = newUser();
        var first = issue(user, Samples.NOW);
        var second = issue(user, Samples.NOW);
        var other = issue(bystander, Samples.NOW);

        assertThat(redeem(second, Samples.NOW)).contains(user.id());
        assertThat(redeem(first, Samples.NOW)).isEmpty();
        assertThat(redeem(second, Samples.NOW)).isEmpty();
        assertThat(find(other, Samples.NOW)).contains(bystander.id());
    }

    @Test
    default void of_fifty_who_use_a_token_at_once_one_succeeds() {
        var token = issue(newUser(), Samples.NOW);

        assertThat(Together.run(50, () -> redeem(token, Samples.NOW)))
                .hasSize(50)
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    @Test
    default void unused_tokens_are_counted() {
        var user = newUser();
        issue(newUser(), Samples.NOW);
        issue(user, Samples.NOW.minusSeconds(1));
        issue(user, Samples.NOW);
        issue(user, Samples.NOW.plusSeconds(1));

        assertThat(mainSystem().activationTokens().issuedSince(user.id(), Samples.NOW))
                .isEqualTo(2);
    }

    private User newUser() {
        var user = AccountSamples.user();
        mainSystem().transactions().run(() -> mainSystem().users().add(user));
        return user;
    }

    private ActivationToken issue(User user, Instant at) {
        return mainSystem()
                .transactions()
                .compute(() -> mainSystem().activationTokens().issue(user.id(), at));
    }

    private Optional<UserId> find(ActivationToken token, Instant now) {
        return mainSystem().activationTokens().find(token, now);
    }

    private Optional<UserId> redeem(ActivationToken token, Instant now) {
        return mainSystem()
                .transactions()
                .compute(() -> mainSystem().activationTokens().redeem(token, now));
    }
}
