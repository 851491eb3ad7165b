package dev.catraca.it;

import static dev.catraca.it.LiveFailuresIT.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.it.Gym.Customer;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import jakarta.json.Json;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Who asks a gym too often waits, and while somebody we rely on is silent nothing is sold. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveLimitsIT {
    private static OwnServer server;
    private static Product product;

    @BeforeAll
    static void start() {
        server =
                OwnServer.start(
                        Map.of(
                                "CATRACA_LIMITS_ENABLED", "true",
                                "CATRACA_CATALOGUE_TTL", "PT3S",
                                "CATRACA_TRUSTED_PROXIES", "127.0.0.0/8,::1"));
        product = server.product();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void calmDown() {
        product.twins().faults().clear();
    }

    /** Behind a proxy of ours; what stands before that the caller made up. */
    private static Http from(String address) {
        var made = UUID.randomUUID().hashCode();
        return product.http()
                .with(
                        "X-Forwarded-For",
                        "10.0.%d.%d, %s".formatted(made & 0xff, made >> 8 & 0xff, address));
    }

    private static Http.Answer nothing(Gym gym, boolean isV3) {
        var empty = Json.createObjectBuilder().add("slug", gym.slug());
        return isV3 ? gym.sellV3(empty) : gym.sell(empty);
    }

    @Test
    @Order(1)
    void both_paths_of_a_sale_share_ten() {
        var gym = Gym.open(product);
        for (int i = 0; i < 10; i++) {
            var answer = nothing(gym.by(from("198.51.100.1")), i % 2 == 0);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        }

        for (var isV3 : new boolean[] {true, false}) {
            var refused = nothing(gym.by(from("198.51.100.1")), isV3);
            assertRefused(refused, 429, "rate-limited");
            var wait = Integer.parseInt(refused.header("Retry-After"));
            assertThat(wait).isBetween(1, 90); // one more each 900 s / 10
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"sale\";q=10;w=900");
            assertThat(refused.header("RateLimit")).isEqualTo("\"sale\";r=0;t=" + wait);
        }
        // Neither another buyer nor another unit nor the catalogue notices.
        assertThat(nothing(gym.by(from("198.51.100.2")), true).status()).isEqualTo(400);
        assertThat(nothing(Gym.open(product).by(from("198.51.100.1")), false).status())
                .isEqualTo(400);
        assertThat(gym.by(from("198.51.100.1")).plans().status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void fifty_looks_at_plans_leave_the_sale_alone() {
        var gym = Gym.open(product).by(from("198.51.100.3"));
        for (int i = 0; i < 50; i++) {
            assertThat(gym.plans().status()).isEqualTo(200);
        }
        assertRefused(gym.plans(), 429, "rate-limited");

        var sold =
                gym.by(from("198.51.100.3"))
                        .sell(gym.byCard(Customer.fresh(), gym.token(Gym.GOOD_CARD)));

        assertThat(sold.status()).as(sold.toString()).isEqualTo(200);
        assertThat(sold.header("RateLimit")).startsWith("\"sale\";r=9;");
    }

    @Test
    @Order(3)
    void an_answer_given_again_does_not_count() {
        var gym = Gym.openWithV2(product);
        var sale = gym.byPix(Customer.fresh()).build();
        var keyed =
                gym.by(from("198.51.100.4").with("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(keyed.sell(sale).status()).isEqualTo(200);

        for (int i = 0; i < 20; i++) {
            var again = keyed.sell(sale);
            assertThat(again.status()).as(again.toString()).isEqualTo(200);
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        }

        assertThat(gym.by(from("198.51.100.4")).sell(gym.byPix(Customer.fresh())).status())
                .isEqualTo(200);
        assertThat(gym.sales()).hasSize(2);
    }

    @Test
    @Order(4)
    void cards_that_are_tried_out_are_limited() {
        var gym = Gym.open(product).by(from("198.51.100.5"));
        for (int i = 0; i < 10; i++) {
            gym.token(Gym.GOOD_CARD);
        }

        assertRefused(
                gym.tokenize(Gym.card(Gym.GOOD_CARD).add("slug", gym.slug())), 429, "rate-limited");
    }

    @Test
    @Order(5)
    void while_Pacto_is_away_the_last_plans_are_shown_and_nothing_is_sold() throws Exception {
        var gym = Gym.open(product).by(from("198.51.100.6"));
        var fresh = gym.plans().json();
        assertThat(fresh.getString("source")).isEqualTo("api");
        assertThat(gym.plans().json().getString("source")).isEqualTo("cache");
        for (var party : new String[] {"pacto-v3", "pacto-v2"}) {
            product.twins().faults().arm(FaultOrder.of(Fault.OFFLINE).at(party).untilCleared());
        }
        Thread.sleep(3_100);

        var shown = gym.plans();

        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.json().getString("source")).isEqualTo("static");
        assertThat(shown.json().getBoolean("fallback")).isTrue();
        assertThat(shown.json().getBoolean("sellable")).isFalse();
        assertThat(shown.json().getJsonArray("planos")).isEqualTo(fresh.getJsonArray("planos"));
        assertThat(shown.json().getString("fetchedAt")).isEqualTo(fresh.getString("fetchedAt"));
        assertRefused(gym.sell(gym.byPix(Customer.fresh())), 503, "provider-unavailable");
        assertRefused(gym.simulate(Gym.PLAN, "{}"), 503, "provider-unavailable");
        var unseen = Gym.open(product).by(from("198.51.100.6"));
        assertRefused(unseen.plans(), 503, "provider-unavailable");
        product.twins().faults().clear();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gym.plans().json().getBoolean("sellable"));
        assertThat(gym.sales()).isEmpty();
    }

    @Test
    @Order(6)
    void while_Google_is_silent_sales_and_tokens_are_closed() {
        var gym = Gym.open(product).by(from("198.51.100.7"));
        gym.plans();
        var pix = gym.byPix(Customer.fresh());
        product.twins()
                .faults()
                .arm(
                        FaultOrder.of(Fault.TIMEOUT_BEFORE)
                                .at("recaptcha")
                                .delay(Duration.ofSeconds(10)));
        var began = System.nanoTime();

        var answer = gym.sell(pix);

        assertRefused(answer, 503, "captcha-unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(6));
        assertRefused(
                gym.tokenize(Gym.card(Gym.GOOD_CARD).add("slug", gym.slug())),
                503,
                "captcha-unavailable");
        assertThat(gym.sales()).isEmpty();
        // Google is back: what was not answered may be asked again.
        var sold = gym.sell(gym.byPix(Customer.fresh()));
        assertThat(sold.status()).as(sold.toString()).isEqualTo(200);
    }
}
