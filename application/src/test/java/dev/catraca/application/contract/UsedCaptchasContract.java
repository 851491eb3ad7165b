package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.sale.port.UsedCaptchas;
import java.time.Duration;
import org.junit.jupiter.api.Test;

public interface UsedCaptchasContract {
    UsedCaptchas usedCaptchas();

    @Test
    default void of_fifty_who_use_a_token_at_once_one_is_first() {
        var first = Together.run(50, () -> usedCaptchas().use("token", Samples.NOW));

        assertThat(first).filteredOn(it -> it).hasSize(1);
        assertThat(usedCaptchas().use("another", Samples.NOW)).isTrue();
    }

    @Test
    default void only_what_is_old_is_forgotten() {
        usedCaptchas().use("old", Samples.NOW.minus(Duration.ofSeconds(1)));
        usedCaptchas().use("fresh", Samples.NOW);

        assertThat(usedCaptchas().forget(Samples.NOW)).isOne();

        assertThat(usedCaptchas().use("old", Samples.NOW)).isTrue();
        assertThat(usedCaptchas().use("fresh", Samples.NOW)).isFalse();
    }
}
