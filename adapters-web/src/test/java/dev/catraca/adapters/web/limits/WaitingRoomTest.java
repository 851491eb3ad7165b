package dev.catraca.adapters.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.web.gate.Rejected;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private final WaitingRoom room = new WaitingRoom(2);

    @Test
    void one_too_many_is_sent_away_at_once_and_told_when_to_come_again() {
        room.within(
                () ->
                        room.within(
                                () -> {
                                    assertThatThrownBy(() -> room.within(() -> "in"))
                                            .isInstanceOfSatisfying(
                                                    Rejected.class,
                                                    it ->
                                                            assertThat(it.retryAfter())
                                                                    .contains(
                                                                            Duration.ofSeconds(3)));
                                    return "full";
                                }));

        assertThat(room.within(() -> "in")).isEqualTo("in");
    }

    @Test
    void whoever_fails_leaves_too() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(
                            () ->
                                    room.within(
                                            () -> {
                                                throw new IllegalStateException("failed");
                                            }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(room.within(() -> "in")).isEqualTo("in");
    }
}
