package dev.catraca.application.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryRedeemedCardTokens;
import dev.catraca.application.fakes.InMemoryTransactions;
import dev.catraca.application.fakes.InMemoryUsedCaptchas;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForgetUsedTokensTest {
    private static final Instant NOW = Samples.NOW;

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRedeemedCardTokens cards = new InMemoryRedeemedCardTokens(transactions);
    private final InMemoryUsedCaptchas captchas = new InMemoryUsedCaptchas(transactions);

    @Test
    void what_could_still_be_used_again_is_remembered() {
        redeem(NOW.minus(Duration.ofHours(25)));
        redeem(NOW.minus(Duration.ofHours(25)).minusMillis(1));
        captchas.use("fresh", NOW.minus(Duration.ofHours(1)));
        captchas.use("old", NOW.minus(Duration.ofHours(1)).minusMillis(1));
        var forgetting = new ForgetUsedTokens(cards, captchas, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(forgetting.forget()).isEqualTo(2);
        assertThat(forgetting.forget()).isZero();
        assertThat(captchas.use("fresh", NOW)).isFalse();
        assertThat(captchas.use("old", NOW)).isTrue();
    }

    private void redeem(Instant at) {
        transactions.run(() -> cards.redeem(UUID.randomUUID(), Samples.merchant().id(), at));
    }
}
