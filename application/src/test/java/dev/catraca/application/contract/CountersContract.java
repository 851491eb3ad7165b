package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.limits.port.Counters;
import dev.catraca.application.limits.port.Counters.Count;
import java.time.Duration;
import org.junit.jupiter.api.Test;

public interface CountersContract {
    Duration WINDOW = Duration.ofMinutes(15);

    Counters counters();

    /** Lets that much time pass, and a little more. */
    void pass(Duration time);

    @Test
    default void of_fifty_at_once_exactly_the_quota_is_within() {
        var counts = Together.run(50, () -> count("ana", 20));

        assertThat(counts)
                .filteredOn(Count::isWithin)
                .hasSize(20)
                .extracting(Count::remaining)
                .doesNotHaveDuplicates()
                .contains(0, 19);
        assertThat(counts)
                .filteredOn(it -> !it.isWithin())
                .hasSize(30)
                .allSatisfy(it -> assertThat(it.remaining()).isZero());
    }

    @Test
    default void each_subject_and_each_limit_has_a_pace_of_its_own() {
        count("ana", 10);
        count("ana", 10);

        assertThat(count("ana", 10).remaining()).isEqualTo(7);
        assertThat(count("bia", 10).remaining()).isEqualTo(9);
        assertThat(counters().count("another", "ana", 10, WINDOW).remaining()).isEqualTo(9);
    }

    @Test
    default void the_quota_comes_back_one_by_one() {
        for (int i = 0; i < 10; i++) {
            assertThat(count("ana", 10).isWithin()).isTrue();
        }

        var refused = count("ana", 10);
        assertThat(refused.isWithin()).isFalse();
        assertThat(refused.next()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    }

    @Test
    default void whoever_is_refused_waits_no_longer_for_it() {
        count("ana", 1);
        var first = count("ana", 1);
        var last = first;
        for (int i = 0; i < 20; i++) {
            last = count("ana", 1);
        }

        assertThat(last.isWithin()).isFalse();
        assertThat(last.next()).isLessThanOrEqualTo(first.next());
    }

    @Test
    default void after_one_s_share_of_the_window_exactly_one_more_may_come() {
        var window = Duration.ofSeconds(6);
        for (int i = 0; i < 3; i++) {
            assertThat(counters().count("test", "ana", 3, window).isWithin()).isTrue();
        }
        var refused = counters().count("test", "ana", 3, window);
        assertThat(refused.isWithin()).isFalse();

        pass(refused.next());

        assertThat(counters().count("test", "ana", 3, window).isWithin()).isTrue();
        assertThat(counters().count("test", "ana", 3, window).isWithin()).isFalse();
    }

    @Test
    default void a_quota_that_does_not_divide_its_window_is_used_up_exactly() {
        for (int i = 6; i >= 0; i--) {
            var count = count("ana", 7);
            assertThat(count.isWithin()).isTrue();
            assertThat(count.remaining()).isEqualTo(i);
        }

        assertThat(count("ana", 7).isWithin()).isFalse();
    }

    @Test
    default void a_smaller_quota_counts_at_once() {
        for (int i = 0; i < 10; i++) {
            count("ana", 10);
        }

        var refused = count("ana", 2);

        assertThat(refused.isWithin()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.next()).isBetween(WINDOW.dividedBy(3), WINDOW.dividedBy(2));
    }

    @Test
    default void whoever_has_the_whole_quota_is_forgotten_and_nobody_else() {
        while (counters().forgetEnded() > 0) {
            // what other tests left
        }
        counters().count("test", "ana", 10, Duration.ofMillis(10));
        count("bia", 10);
        pass(Duration.ofMillis(10));

        assertThat(counters().forgetEnded()).isOne();
        assertThat(counters().forgetEnded()).isZero();
        assertThat(count("bia", 10).remaining()).isEqualTo(8);
    }

    private Count count(String subject, int quota) {
        return counters().count("test", subject, quota, WINDOW);
    }
}
