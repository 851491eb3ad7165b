package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.application.contract.Together;
import dev.catraca.it.Http.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database are one product. */
class TwoNodesIT {
    private static final String INTENT = "/api/payments/intent";
    private static final String KEYS = "/api/v1/api-keys";
    private static final int ORDERS = 100;

    private static OwnServer server;
    private static List<Product> nodes;

    @BeforeAll
    static void start() {
        server =
                OwnServer.start(
                        Map.of(
                                "CATRACA_LIMITS_ENABLED", "true",
                                "CATRACA_LIMITS_INTENT", "30",
                                "CATRACA_TRUSTED_PROXIES", "127.0.0.0/8,::1"));
        nodes = List.of(server.product(), server.startSecondNode());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final AtomicInteger turn = new AtomicInteger();

    /** One node after the other. */
    private Http from(String address) {
        return nodes.get(turn.getAndIncrement() % 2).http().with("X-Forwarded-For", address);
    }

    @Test
    void they_share_limits() {
        var answers =
                Together.run(50, () -> from("198.51.100.1").post(INTENT, intentBody(newBuyer())));

        assertThat(answers).filteredOn(it -> it.status() != 429).hasSize(30);
    }

    @Test
    void they_share_the_limit_of_a_unit_s_sales() {
        var gym = Gym.open(nodes.getFirst());
        var nothing = Json.createObjectBuilder().add("slug", gym.slug()).build();

        var answers = Together.run(24, () -> gym.by(from("198.51.100.3")).sell(nothing));

        assertThat(answers).filteredOn(it -> it.status() == 400).hasSize(10);
        assertThat(answers).filteredOn(it -> it.status() == 429).hasSize(14);
    }

    @Test
    void a_key_shown_to_both_places_one_order() throws SQLException {
        var email = newBuyer();
        var key = newBuyer();

        var answers =
                Together.run(
                        20,
                        () ->
                                from("198.51.100.2")
                                        .with("Idempotency-Key", key)
                                        .post(INTENT, intentBody(email)));

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        for (int i = 0; i < 2; i++) {
            var again =
                    from("198.51.100.2")
                            .with("Idempotency-Key", key)
                            .post(INTENT, intentBody(email));
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        }
        assertThat(count("SELECT count(*) FROM orders WHERE buyer_email = '" + email + "'"))
                .isOne();
    }

    @Test
    void they_share_the_work_and_do_nothing_twice() throws SQLException {
        var buyers = new Buyers(nodes.getFirst());
        var began = System.nanoTime();
        var intents = new ArrayList<JsonObject>();
        for (int i = 0; i < ORDERS; i++) {
            var answer = from("203.0.113." + i).post(INTENT, intentBody(newBuyer()));
            assertThat(answer.status()).as("%s", answer).isEqualTo(201);
            intents.add(answer.json());
        }
        intents.forEach(it -> buyers.press(it, "card"));

        var orders =
                intents.stream()
                        .map(it -> "'" + it.getString("orderId") + "'")
                        .collect(java.util.stream.Collectors.joining(","));
        await().atMost(Duration.ofSeconds(100))
                .until(
                        () ->
                                count(
                                                "SELECT count(*) FROM provisioning WHERE state ="
                                                        + " 'DONE' AND order_id IN ("
                                                        + orders
                                                        + ")")
                                        == ORDERS);
        System.out.printf(
                "%d orders on two nodes: from the first intent to the last access %d ms%n",
                ORDERS, Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(count("SELECT count(*) FROM provisioning WHERE order_id IN (" + orders + ")"))
                .isEqualTo(ORDERS);
        assertThat(
                        count(
                                "SELECT count(*) FROM ledger_transaction WHERE order_id IN ("
                                        + orders
                                        + ")"))
                .isEqualTo(ORDERS);
        assertThat(count("SELECT count(*) FROM main_system.processed_payment")).isEqualTo(ORDERS);
    }

    @Test
    void a_key_made_and_revoked_at_one_is_known_and_refused_at_the_other() {
        var admin = nodes.getFirst().admin().with("Idempotency-Key", newBuyer());
        var old = admin.post(KEYS, "{\"name\": \"shop\", \"scopes\": [\"orders:read\"]}").json();
        var path = KEYS + "/" + old.getString("id");
        var fresh = admin.send("POST", path + "/rotate", BodyPublishers.noBody()).json();
        for (var node : nodes) {
            assertThat(asks(node, old)).isEqualTo(200);
            assertThat(asks(node, fresh)).isEqualTo(200);
        }

        var began = System.nanoTime();
        assertThat(nodes.getFirst().admin().delete(path).status()).isEqualTo(204);
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(() -> asks(nodes.getLast(), old) == 401);
        System.out.printf(
                "a key revoked at one node was refused at the other after %d ms%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(asks(nodes.getFirst(), old)).isEqualTo(401);
        assertThat(asks(nodes.getLast(), fresh)).isEqualTo(200);
    }

    private static int asks(Product node, JsonObject key) {
        return node.http().withKey(key.getString("key")).get("/api/v1/orders?limit=1").status();
    }

    private static long count(String query) throws SQLException {
        try (var connection = nodes.getFirst().database().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
