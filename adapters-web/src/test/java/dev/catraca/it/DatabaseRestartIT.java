package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.it.Load.Latencies;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that restarts costs the requests that were under way, and nothing else. */
class DatabaseRestartIT {
    private static final int CALLERS = 8;

    private static OwnServer server;
    private static Product product;

    private final ConcurrentMap<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final Queue<String> placed = new ConcurrentLinkedQueue<>();
    private final Latencies latencies = new Latencies();

    @BeforeAll
    static void start() {
        server = OwnServer.start();
        product = server.product();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothing_acknowledged_is_lost_and_nobody_restarts_the_server() throws Exception {
        try (var _ = Load.of(CALLERS, _ -> startToPay())) {
            await().until(() -> placed.size() > 100);
            var began = System.nanoTime();

            product.surroundings().restartPostgres();

            var restarted = System.nanoTime();
            var before = placed.size();
            await().atMost(Duration.ofSeconds(60)).until(() -> placed.size() > before + 100);
            System.out.printf(
                    "PostgreSQL was away for %d ms; 100 more intents %d ms after that%n",
                    Duration.ofNanos(restarted - began).toMillis(),
                    Duration.ofNanos(System.nanoTime() - restarted).toMillis());
        }

        System.out.printf("Intents around a restart by status: %s, %s%n", answers, latencies);
        assertThat(answers.keySet()).isSubsetOf(201, 503);
        for (var order : placed) {
            assertThat(exists(order)).as(order).isTrue();
        }
        var buyers = new Buyers(product);
        var email = newBuyer();
        buyers.press(buyers.intent(email), "card");
        buyers.awaitOneMail(email);
    }

    private void startToPay() {
        try {
            latencies.time(
                    () -> {
                        var answer =
                                product.http().post("/api/payments/intent", intentBody(newBuyer()));
                        answers.merge(answer.status(), 1, Integer::sum);
                        if (answer.status() == 201) {
                            placed.add(answer.json().getString("orderId"));
                        }
                    });
            Thread.sleep(10);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException stopped) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException noAnswer) {
            answers.merge(0, 1, Integer::sum);
        }
    }

    private static boolean exists(String order) throws SQLException {
        try (var connection = product.database().getConnection();
                var statement =
                        connection.prepareStatement("SELECT 1 FROM orders WHERE id = ?::uuid")) {
            statement.setString(1, order);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
