package dev.catraca.sandbox.twins.mainsystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.mainsystem.Register.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RegisterTest {

    private static final int AT_ONCE = 8;

    /**
     * Without the network between them calls really meet: many rounds, each with its own payment.
     */
    @Test
    void calls_that_meet_grant_once() throws Exception {
        Register register = new Register(Clock.systemUTC());
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int round = 0; round < 300; round++) {
                GrantRequest request = request("cs_" + round);
                CountDownLatch start = new CountDownLatch(AT_ONCE);
                Callable<Outcome> call =
                        () -> {
                            start.countDown();
                            start.await();
                            return register.grant(request);
                        };
                List<Future<Outcome>> outcomes =
                        threads.invokeAll(Stream.generate(() -> call).limit(AT_ONCE).toList());
                int granted = 0;
                for (Future<Outcome> outcome : outcomes) {
                    granted += outcome.get() instanceof Outcome.Granted ? 1 : 0;
                }
                assertThat(granted).isOne();
            }
        }
        assertThat(register.payments()).hasSize(300);
    }

    private static GrantRequest request(String reference) {
        return new GrantRequest(
                reference + "@example.com",
                Optional.empty(),
                "pro",
                "stripe",
                reference,
                100,
                "BRL",
                Optional.empty());
    }
}
