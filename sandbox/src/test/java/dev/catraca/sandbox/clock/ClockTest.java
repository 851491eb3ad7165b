package dev.catraca.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Twins;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twins' time is moved, and what falls due by it has happened when the move is over. */
final class ClockTest {

    @Test
    void the_clock_is_moved_over_http() throws IOException {
        try (Twins twins = Twins.start(0, 0);
                Client client = new Client(twins.uri())) {
            assertThat(client.json("/clock", "{\"advance\":\"PT2H\"}").status()).isEqualTo(200);
            assertThat(twins.clock().ahead()).isEqualTo(Duration.ofHours(2));

            client.json("/clock", "{\"at\":\"2030-01-01T00:00:00Z\"}");
            assertThat(Instant.parse(client.get("/clock").json().getString("now")))
                    .isBetween(
                            Instant.parse("2030-01-01T00:00:00Z"),
                            Instant.parse("2030-01-01T00:01:00Z"));

            client.json("/clock", "{\"reset\":true}");
            assertThat(twins.clock().ahead()).isEqualTo(Duration.ZERO);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"advance\":\"2h\"}",
                "{\"at\":1}",
                "{\"reset\":false}",
                "{}",
                "{\"advance\":\"PT1H\",\"reset\":true}",
                "[]"
            })
    void what_makes_no_sense_is_refused(String json) throws IOException {
        try (Twins twins = Twins.start(0, 0);
                Client client = new Client(twins.uri())) {
            assertThat(client.json("/clock", json).status()).isEqualTo(400);
            assertThat(twins.clock().ahead()).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void tasks_happen_in_the_order_of_their_times() {
        TwinClock clock = new TwinClock();
        List<String> happened = new CopyOnWriteArrayList<>();
        try (Agenda agenda = new Agenda(clock)) {
            agenda.after(Duration.ofHours(2), () -> happened.add("second"));
            agenda.after(Duration.ofHours(1), () -> happened.add("first"));
            agenda.after(Duration.ofHours(9), () -> happened.add("later"));

            clock.advance(Duration.ofHours(3));

            assertThat(happened).containsExactly("first", "second");
        }
    }

    @Test
    void a_failing_task_does_not_stop_the_next() {
        TwinClock clock = new TwinClock();
        List<String> happened = new CopyOnWriteArrayList<>();
        try (Agenda agenda = new Agenda(clock)) {
            agenda.after(
                    Duration.ofHours(1),
                    () -> {
                        throw new IllegalStateException("a task that fails, on purpose");
                    });
            agenda.after(Duration.ofHours(2), () -> happened.add("second"));

            clock.advance(Duration.ofHours(3));

            assertThat(happened).containsExactly("second");
        }
    }
}
