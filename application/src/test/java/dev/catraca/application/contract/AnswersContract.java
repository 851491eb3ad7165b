package dev.catraca.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.idempotency.port.Answers.Answer;
import dev.catraca.application.idempotency.port.Answers.Key;
import dev.catraca.application.idempotency.port.Answers.Reservation;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface AnswersContract {
    Key KEY = new Key("key-1", "POST /orders", "abc");
    byte[] CONTENT = {1, 2, 3};
    Duration LEASE = Duration.ofMinutes(1);
    Duration OVER_AT_ONCE = Duration.ZERO;

    Database database();

    @Test
    default void of_fifty_at_once_one_carries_the_request_out() {
        var found = Together.run(50, () -> reserve(KEY, LEASE));
        assertThat(found).filteredOn(it -> it instanceof Reservation.Ours).hasSize(1);
        assertThat(found).filteredOn(it -> it instanceof Reservation.Running).hasSize(49);
    }

    @Test
    default void a_key_means_nothing_to_another_caller_or_operation() {
        reserve(KEY, LEASE);
        assertThat(reserve(new Key("key-2", KEY.operation(), KEY.value()), LEASE))
                .isInstanceOf(Reservation.Ours.class);
        assertThat(reserve(new Key(KEY.caller(), "POST /plans", KEY.value()), LEASE))
                .isInstanceOf(Reservation.Ours.class);
        assertThat(reserve(new Key(KEY.caller(), KEY.operation(), "def"), LEASE))
                .isInstanceOf(Reservation.Ours.class);
    }

    @Test
    default void a_definite_answer_is_given_again() {
        var ours = (Reservation.Ours) reserve(KEY, OVER_AT_ONCE);
        assertThat(keep(ours, "{\"a\":1}")).isTrue();
        var answered = (Reservation.Answered) reserve(KEY, LEASE);
        assertThat(answered.answer().status()).isEqualTo(201);
        assertThat(answered.answer().body()).isEqualTo("{\"a\":1}".getBytes(UTF_8));
        assertThat(answered.answer().location()).contains("/orders/1");
        assertThat(keep(ours, "another")).isFalse();
    }

    @Test
    default void an_answer_that_shows_a_secret_is_given_again_as_it_was() {
        var ours = (Reservation.Ours) reserve(KEY, OVER_AT_ONCE);
        assertThat(keep(ours, "{\"key\":\"ck_test_\"}", true)).isTrue();
        var answered = (Reservation.Answered) reserve(KEY, LEASE);
        assertThat(answered.answer().body()).isEqualTo("{\"key\":\"ck_test_\"}".getBytes(UTF_8));
        assertThat(answered.answer().isSecret()).isTrue();
    }

    @Test
    default void other_content_is_refused_running_or_answered_or_abandoned() {
        var ours = (Reservation.Ours) reserve(KEY, OVER_AT_ONCE);
        assertThat(reserveOther()).isInstanceOf(Reservation.OtherContent.class);
        keep(ours, "{}");
        assertThat(reserveOther()).isInstanceOf(Reservation.OtherContent.class);
    }

    @Test
    default void who_takes_over_creates_the_same_and_the_first_one_answers_no_more() {
        var first = (Reservation.Ours) reserve(KEY, OVER_AT_ONCE);
        var second = (Reservation.Ours) reserve(KEY, LEASE);
        assertThat(second.subject()).isEqualTo(first.subject());
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(keep(first, "late")).isFalse();
        database().answers().release(KEY, first.fence());
        assertThat(reserve(KEY, LEASE)).isInstanceOf(Reservation.Running.class);
        assertThat(keep(second, "{}")).isTrue();
    }

    @Test
    default void a_request_without_a_definite_answer_is_resumed_at_once() {
        var first = (Reservation.Ours) reserve(KEY, LEASE);
        database().answers().release(KEY, first.fence());
        var second = (Reservation.Ours) reserve(KEY, LEASE);
        assertThat(second.subject()).isEqualTo(first.subject());
    }

    private Reservation reserve(Key key, Duration lease) {
        return database().answers().reserve(key, CONTENT, UUID.randomUUID(), lease);
    }

    private Reservation reserveOther() {
        return database().answers().reserve(KEY, new byte[] {9}, UUID.randomUUID(), LEASE);
    }

    private boolean keep(Reservation.Ours ours, String body) {
        return keep(ours, body, false);
    }

    private boolean keep(Reservation.Ours ours, String body, boolean isSecret) {
        return database()
                .answers()
                .keep(
                        KEY,
                        ours.fence(),
                        new Answer(201, body.getBytes(UTF_8), Optional.of("/orders/1"), isSecret));
    }
}
