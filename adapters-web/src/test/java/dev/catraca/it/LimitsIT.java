package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.application.contract.Together;
import dev.catraca.it.Http.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever asks too often is told to wait; nobody else notices. */
class LimitsIT {
    private static final String INTENT = "/api/payments/intent";
    private static final String PLANS = "/api/v1/merchants/nexus/plans";

    private static OwnServer server;
    private static Product product;

    @BeforeAll
    static void start() {
        server =
                OwnServer.start(
                        Map.of(
                                "CATRACA_LIMITS_ENABLED", "true",
                                "CATRACA_LIMITS_INTENT", "20",
                                "CATRACA_LIMITS_CHECKOUT", "3",
                                "CATRACA_LIMITS_BUYER", "30",
                                "CATRACA_TRUSTED_PROXIES", "127.0.0.0/8,::1"));
        product = server.product();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A caller behind a proxy of ours. */
    private static Http from(String address) {
        return product.http().with("X-Forwarded-For", "203.0.113.250, " + address);
    }

    @Test
    void of_many_at_once_exactly_as_many_pass_as_may() {
        var caller = from("198.51.100.1");

        var answers = Together.run(35, () -> caller.post(INTENT, intentBody(newBuyer())));

        assertThat(answers).filteredOn(it -> it.status() != 429).hasSize(20);
        assertThat(answers)
                .filteredOn(it -> it.status() == 429)
                .allSatisfy(
                        it -> {
                            assertThat(it.json().getString("code")).isEqualTo("rate-limited");
                            assertThat(it.json().getString("error")).isNotBlank();
                            var wait = Integer.parseInt(it.header("Retry-After"));
                            assertThat(wait).isBetween(1, 45); // one more each 900 s / 20
                            assertThat(it.header("RateLimit-Policy"))
                                    .isEqualTo("\"intent\";q=20;w=900");
                            assertThat(it.header("RateLimit"))
                                    .isEqualTo("\"intent\";r=0;t=" + wait);
                        });
        assertThat(from("198.51.100.2").post(INTENT, intentBody(newBuyer())).status())
                .isEqualTo(201);
    }

    @Test
    void an_answer_given_again_does_not_count() {
        var caller = from("198.51.100.3");
        var body = intentBody(newBuyer());
        var keyed = caller.with("Idempotency-Key", newBuyer());
        assertThat(keyed.post(INTENT, body).header("RateLimit")).startsWith("\"intent\";r=19;");

        for (int i = 0; i < 40; i++) {
            var again = keyed.post(INTENT, body);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        }

        assertThat(caller.post(INTENT, body).header("RateLimit")).startsWith("\"intent\";r=18;");
    }

    @Test
    void an_e_mail_address_begins_three_checkouts_and_the_same_one_as_often_as_it_likes() {
        var buyers = new Buyers(product);
        var email = newBuyer();
        for (int i = 0; i < 3; i++) {
            var caller = from("198.51.101." + i);
            var intent = caller.post(INTENT, intentBody(email));
            assertThat(caller.post(INTENT, intentBody(email)).body()).isEqualTo(intent.body());
            buyers.press(intent.json(), "card");
            buyers.awaitState(intent.json().getString("orderId"), "PAID");
        }

        var refused = from("198.51.101.9").post(INTENT, intentBody(email));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"checkout\";q=3;w=900");
        assertThat(from("198.51.101.9").post(INTENT, intentBody(newBuyer())).status())
                .isEqualTo(201);
    }

    @Test
    void buyers_routes_are_limited_by_the_network_of_an_IPv6_address() {
        for (int i = 0; i < 30; i++) {
            assertThat(from("2001:db8:0:1::" + i).get(PLANS).status()).isEqualTo(200);
        }

        var refused = from("2001:db8:0:1:ffff::1").get(PLANS);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(from("2001:db8:0:2::1").get(PLANS).header("RateLimit"))
                .startsWith("\"buyer\";r=29;");
    }

    @Test
    void admins_and_providers_are_not_limited() {
        for (int i = 0; i < 40; i++) {
            assertThat(product.admin().get("/api/v1/provisionings").status()).isEqualTo(200);
            assertThat(product.http().post("/api/webhooks/stripe/nexus", "{}").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void the_call_log_knows_whom_the_proxy_spoke_for() {
        Answer answer = from("192.0.2.77").post(INTENT, intentBody(newBuyer()));
        assertThat(answer.status()).isEqualTo(201);

        await().atMost(Duration.ofSeconds(20)).until(() -> calls("192.0.2.0/24") == 1);
    }

    private static long calls(String network) throws SQLException {
        try (var connection = product.database().getConnection();
                var statement =
                        connection.prepareStatement(
                                "SELECT count(*) FROM api_log WHERE network = ?")) {
            statement.setString(1, network);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
