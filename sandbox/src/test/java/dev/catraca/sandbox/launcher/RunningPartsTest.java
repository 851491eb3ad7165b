package dev.catraca.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
    private final RunningParts parts = new RunningParts();
    private final List<String> stopped = new ArrayList<>();

    @Test
    void the_last_started_stops_first_and_a_failure_stops_nobody_else_from_stopping() {
        start("database");
        parts.start(
                () ->
                        () -> {
                            throw new IllegalStateException("does not stop");
                        });
        start("server");
        parts.stop();
        parts.stop();
        assertThat(stopped).containsExactly("server", "database");
    }

    @Test
    void what_is_being_started_while_everything_stops_is_stopped_too() throws Exception {
        var inTheMiddle = new CountDownLatch(1);
        var starting =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        parts.start(
                                                () -> {
                                                    inTheMiddle.countDown();
                                                    Thread.yield();
                                                    return () -> stopped.add("late");
                                                }));
        inTheMiddle.await();
        parts.stop();
        starting.join();
        assertThat(stopped).containsExactly("late");
        assertThatThrownBy(() -> start("too late")).hasMessageContaining("being stopped");
    }

    private void start(String name) {
        parts.start(() -> () -> stopped.add(name));
    }
}
