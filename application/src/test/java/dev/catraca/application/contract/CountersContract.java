package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.limits.port.Counters;
import dev.catraca.application.limits.port.Counters.Count;
import java.time.Duration;
import org.junit.jupiter.api.Test;

public interface CountersContract {
    Duration WINDOW = Duration.ofMinutes(15);

    Counters counters();

    @Test
    default void of_fifty_at_once_exactly_the_quota_is_within() {
        var used = Together.run(50, () -> count("ana", 20).used());

        assertThat(used).filteredOn(it -> it <= 20).hasSize(20).doesNotHaveDuplicates();
        assertThat(used).filteredOn(it -> it > 20).hasSize(30).containsOnly(21);
    }

    @Test
    default void each_subject_and_each_limit_has_a_counter_of_its_own() {
        count("ana", 10);
        count("ana", 10);

        assertThat(count("ana", 10).used()).isEqualTo(3);
        assertThat(count("bia", 10).used()).isOne();
        assertThat(counters().count("another", "ana", 10, WINDOW).used()).isOne();
    }

    @Test
    default void a_window_begins_with_its_first_count_and_does_not_move() {
        var first = count("ana", 10);
        var second = count("ana", 10);

        assertThat(first.left()).isBetween(WINDOW.minusMinutes(1), WINDOW);
        assertThat(second.left()).isLessThanOrEqualTo(first.left());
    }

    @Test
    default void after_its_end_a_window_begins_anew() {
        for (int i = 0; i < 3; i++) {
            assertThat(counters().count("test", "ana", 10, Duration.ZERO).used()).isOne();
        }
    }

    @Test
    default void what_has_ended_is_forgotten_and_nothing_else() {
        while (counters().forgetEnded() > 0) {
            // what other tests left
        }
        counters().count("test", "ana", 10, Duration.ZERO);
        count("bia", 10);

        assertThat(counters().forgetEnded()).isOne();
        assertThat(counters().forgetEnded()).isZero();
        assertThat(count("bia", 10).used()).isEqualTo(2);
    }

    private Count count(String subject, int quota) {
        return counters().count("test", subject, quota, WINDOW);
    }
}
