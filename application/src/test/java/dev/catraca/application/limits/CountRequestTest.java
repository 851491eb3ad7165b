package dev.catraca.application.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryCounters;
import dev.catraca.application.fakes.InMemoryTransactions;
import dev.catraca.application.fakes.MovableClock;
import dev.catraca.application.limits.CountRequest.Command;
import dev.catraca.application.limits.CountRequest.Outcome;
import dev.catraca.application.limits.CountRequest.Quotas;
import dev.catraca.application.limits.port.Counters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CountRequestTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Command ANA = new Command(Limit.INTENT, "192.0.2.1");

    private final MovableClock clock = new MovableClock(Samples.NOW);
    private final AtomicInteger asked = new AtomicInteger();
    private final Counters counters =
            asking(new InMemoryCounters(new InMemoryTransactions(), clock));
    private final CountRequest counting = new CountRequest(quotas(2), counters, clock);

    @Test
    void so_many_pass_at_once_and_each_next_one_waits_for_its_share_of_the_window() {
        var quota = new CountRequest.Quota(Limit.INTENT, 2, WINDOW);
        var half = WINDOW.dividedBy(2);
        var threeMinutes = Duration.ofMinutes(3);

        assertThat(counting.count(ANA)).isEqualTo(new Outcome.Within(quota, 1, half));
        clock.advance(threeMinutes);
        assertThat(counting.count(ANA))
                .isEqualTo(new Outcome.Within(quota, 0, half.minus(threeMinutes)));
        assertThat(counting.count(ANA))
                .isEqualTo(new Outcome.Exceeded(quota, half.minus(threeMinutes)));
        clock.advance(half.minus(threeMinutes));
        assertThat(counting.count(ANA)).isEqualTo(new Outcome.Within(quota, 0, half));
        assertThat(counting.count(ANA)).isEqualTo(new Outcome.Exceeded(quota, half));
    }

    @Test
    void after_a_whole_quiet_window_all_may_pass_again() {
        for (int i = 0; i < 5; i++) {
            counting.count(ANA);
        }
        clock.advance(WINDOW);

        assertThat(counting.count(ANA)).isInstanceOf(Outcome.Within.class);
        assertThat(counting.count(ANA)).isInstanceOf(Outcome.Within.class);
        assertThat(counting.count(ANA)).isInstanceOf(Outcome.Exceeded.class);
    }

    @Test
    void remembering_the_refused_has_a_limit_and_refusing_has_none() {
        for (int i = 0; i < 10_001; i++) {
            var subject = new Command(Limit.INTENT, "network " + i);
            counting.count(subject);
            counting.count(subject);
            counting.count(subject);
        }
        asked.set(0);

        assertThat(counting.count(new Command(Limit.INTENT, "network 1")))
                .isInstanceOf(Outcome.Exceeded.class);
        assertThat(asked).hasValue(0);
        assertThat(counting.count(new Command(Limit.INTENT, "network 10000")))
                .isInstanceOf(Outcome.Exceeded.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void others_and_other_limits_are_not_concerned() {
        for (int i = 0; i < 3; i++) {
            counting.count(ANA);
        }

        assertThat(counting.count(new Command(Limit.INTENT, "192.0.2.2")))
                .isInstanceOf(Outcome.Within.class);
        assertThat(counting.count(new Command(Limit.BUYER, "192.0.2.1")))
                .isInstanceOf(Outcome.Within.class);
    }

    @Test
    void whoever_was_refused_is_refused_again_without_asking() {
        for (int i = 0; i < 100; i++) {
            counting.count(ANA);
        }

        assertThat(asked).hasValue(3);
    }

    @Test
    void what_is_not_configured_has_its_usual_quota() {
        var outcome = (Outcome.Within) counting.count(new Command(Limit.CHECKOUT, "a@b.example"));

        assertThat(outcome.quota().most()).isEqualTo(10);
    }

    @Test
    void switched_off_nothing_is_counted() {
        var off = new CountRequest(Optional.empty(), counters, clock);

        assertThat(off.count(ANA)).isEqualTo(new Outcome.Unlimited());
        assertThat(asked).hasValue(0);
    }

    @Test
    void quotas_that_are_none_are_refused() {
        assertThatThrownBy(() -> quotas(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> quotas(1_000_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quotas(Map.of(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quotas(Map.of(), Duration.ofDays(367)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<Quotas> quotas(int intents) {
        return Optional.of(new Quotas(Map.of(Limit.INTENT, intents), WINDOW));
    }

    private Counters asking(Counters others) {
        return new Counters() {
            @Override
            public Count count(String limit, String subject, int quota, Duration window) {
                asked.incrementAndGet();
                return others.count(limit, subject, quota, window);
            }

            @Override
            public int forgetEnded() {
                return others.forgetEnded();
            }
        };
    }
}
