package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.it.Load.Latencies;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A provider who says nothing keeps his own buyers waiting, and nobody else. How long the others
 * wait is compared with as many buyers whom he answers, because those share the machine as well.
 */
class SilentProviderIT {
    private static final int BUYERS = 100;
    private static final int ROUNDS = 100;

    /** Two seconds at the mean: fifty orders per second, as long as they are answered. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private static OwnServer server;
    private static Product product;

    @BeforeAll
    static void start() {
        server = OwnServer.start();
        product = server.product();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static final Map<String, Consumer<Product>> OTHERS =
            Map.of(
                    "plans", it -> expect(200, it.http().get("/api/v1/merchants/nexus/plans")),
                    "webhook",
                            it -> expect(400, it.http().post("/api/webhooks/stripe/nexus", "{}")),
                    "orders",
                            it ->
                                    expect(
                                            404,
                                            it.admin()
                                                    .get(
                                                            "/api/v1/orders/00000000-0000-7000-8000-000000000000")),
                    "login",
                            it -> expect(401, new Buyers(it).logIn(newBuyer(), "wrong password!")));

    @Test
    void others_are_served_while_a_hundred_buyers_wait_for_the_provider() throws Exception {
        ConcurrentMap<Integer, Integer> sold = new ConcurrentHashMap<>();
        Map<String, Latencies> normal;
        try (var _ = Load.of(BUYERS, _ -> startToPay(sold))) {
            measure();
            normal = measure();
        }
        var faults = new Http(product.twins().uri());
        faults.post(
                "/faults",
                "{\"name\":\"timeout-before\",\"party\":\"stripe\",\"operation\":\"create-session\",\"times\":null}");
        ConcurrentMap<Integer, Integer> answers = new ConcurrentHashMap<>();
        Map<String, Latencies> silent;
        try (var _ = Load.of(BUYERS, _ -> startToPay(answers))) {
            Thread.sleep(LONGEST_PAUSE); // by then all of them wait
            silent = measure();
        } finally {
            faults.delete("/faults");
        }

        System.out.printf("Intents normally %s; while Stripe is silent %s%n", sold, answers);
        normal.forEach(
                (route, it) ->
                        System.out.printf(
                                "%s: normally %s; while Stripe is silent %s%n",
                                route, it, silent.get(route)));
        assertThat(sold.keySet()).containsOnly(201);
        assertThat(answers.keySet()).isSubsetOf(503);
        assertThat(silent.values())
                .allSatisfy(it -> assertThat(it.percentile(95)).isLessThan(Duration.ofSeconds(3)));
        // And it ends with the silence.
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                product.http()
                                                .post(
                                                        "/api/payments/intent",
                                                        intentBody(newBuyer()))
                                                .status()
                                        == 201);
    }

    private static Map<String, Latencies> measure() {
        var all = new TreeMap<String, Latencies>();
        OTHERS.forEach(
                (name, request) -> {
                    var latencies = new Latencies();
                    for (int i = 0; i < ROUNDS; i++) {
                        latencies.time(() -> request.accept(product));
                    }
                    all.put(name, latencies);
                });
        return all;
    }

    private static void startToPay(ConcurrentMap<Integer, Integer> answers) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toMillis()));
            var answer = product.http().post("/api/payments/intent", intentBody(newBuyer()));
            answers.merge(answer.status(), 1, Integer::sum);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException stopped) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException noAnswer) {
            answers.merge(0, 1, Integer::sum);
        }
    }

    private static void expect(int status, Http.Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    }
}
