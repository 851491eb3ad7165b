package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What arrives at a webhook's address without being the provider's is refused and leaves no trace;
 * what is the provider's is kept, also if nobody can make anything of it.
 */
@ArquillianTest
class BadWebhooksIT {
    private static final int LARGEST = 256 * 1024;

    private final Product product = Product.managed();
    private final Buyers buyers = new Buyers(product);
    private final Tables tables = new Tables(product);
    private Shop shop;
    private Shop.Visit visit;
    private String event;

    /** A buyer has paid, and only the test knows: whoever is believed moves the order. */
    @BeforeEach
    void pay() {
        shop = Shop.open(product);
        visit = shop.send(newBuyer());
        buyers.press(visit.page(), "card");
        event = Shop.completed(visit.session());
    }

    /** A header made of the time and the right proof, {@code T} and {@code P}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "T,v1=P",
                "t=,v1=P",
                "t=now,v1=P",
                "t=-T,v1=P",
                "t=99999999999999999999,v1=P",
                "v1=P",
                "t=T",
                "t=T,v1=",
                "t=T,v1=0",
                "t=T,v1=PP",
                "t=T,v0=P",
                "t=T;v1=P",
                "t=T,t=T,v1=P",
                "t=1,t=T,v1=P"
            })
    void a_signature_that_is_malformed_is_refused(String form) {
        var now = Instant.now();
        var header =
                form.replace("T", Long.toString(now.getEpochSecond()))
                        .replace("P", shop.proof(event, now));

        assertRefused(shop.ring(event, header));
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -301, 330, 86_400})
    void a_signature_of_another_time_is_refused(long seconds) {
        assertRefused(shop.ring(event, shop.signature(event, Instant.now().plusSeconds(seconds))));
    }

    @Test
    void a_signature_of_a_few_minutes_ago_is_accepted() {
        assertAccepted(shop.ring(event, shop.signature(event, Instant.now().minusSeconds(200))));
    }

    @Test
    void no_signature_is_refused() {
        assertRefused(product.http().post(shop.webhookPath(), event));
    }

    @Test
    void two_signatures_are_refused() {
        var good = shop.signature(event, Instant.now());
        var twice = product.http().with("Stripe-Signature", good).with("Stripe-Signature", good);

        assertRefused(twice.post(shop.webhookPath(), event));
    }

    @Test
    void of_several_proofs_one_right_one_is_enough() {
        var now = Instant.now();
        var header =
                "t=%d,v1=%s,v1=%s,v0=%s"
                        .formatted(now.getEpochSecond(), wrong(), right(now), wrong());

        assertAccepted(shop.ring(event, header));
    }

    @Test
    void several_wrong_proofs_are_refused() {
        var now = Instant.now();
        var header = "t=%d,v1=%s,v1=%s".formatted(now.getEpochSecond(), wrong(), wrong());

        assertRefused(shop.ring(event, header));
    }

    @Test
    void a_proof_in_capitals_is_refused() {
        var now = Instant.now();
        var header =
                "t=%d,v1=%s".formatted(now.getEpochSecond(), right(now).toUpperCase(Locale.ROOT));

        assertRefused(shop.ring(event, header));
    }

    @Test
    void the_proof_of_another_time_is_refused() {
        var now = Instant.now();
        var header = "t=%d,v1=%s".formatted(now.getEpochSecond() - 1, right(now));

        assertRefused(shop.ring(event, header));
    }

    @Test
    void the_proof_of_another_merchant_is_refused() {
        var other = Shop.open(product);

        assertRefused(shop.ring(event, other.signature(event, Instant.now())));
        assertThat(other.notifications()).isZero();
    }

    static Stream<Arguments> alterations() {
        return Map.<String, UnaryOperator<String>>of(
                        "a byte", it -> it.replace("\"paid\"", "\"Paid\""),
                        "a byte more", it -> it + " ",
                        "a byte less", it -> it.substring(0, it.length() - 1),
                        "another line end", it -> it.replace("\n", "\r\n"),
                        "no spaces", it -> it.replace(" ", ""))
                .entrySet()
                .stream()
                .map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alterations")
    void altered_bytes_are_refused(String name, UnaryOperator<String> alteration) {
        var altered = alteration.apply(event);
        assertThat(altered).isNotEqualTo(event);

        assertRefused(shop.ring(altered, shop.signature(event, Instant.now())));
    }

    @Test
    void a_forged_event_is_refused_in_the_words_of_the_site_too() {
        var before = tables.countWhenIdle();

        var answer =
                product.http()
                        .with("Stripe-Signature", shop.signature(event, Instant.now()))
                        .post("/api/payments/webhook/stripe", event);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("webhook-signature-invalid");
        assertThat(answer.json().getString("error")).isNotBlank();
        assertThat(tables.count()).isEqualTo(before);
    }

    @Test
    void one_byte_too_many_is_refused_and_the_last_that_fits_is_not() {
        var most = event + " ".repeat(LARGEST - event.getBytes(UTF_8).length);
        var before = tables.countWhenIdle();

        var answer = shop.ring(most + " ");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
        assertThat(answer.json().getString("code")).isEqualTo("body-too-large");
        assertThat(tables.count()).isEqualTo(before);
        assertAccepted(shop.ring(most));
    }

    @Test
    void what_was_compressed_is_refused() {
        var before = tables.countWhenIdle();

        var answer =
                product.http()
                        .with("Stripe-Signature", shop.signature(event, Instant.now()))
                        .with("Content-Encoding", "gzip")
                        .post(shop.webhookPath(), event);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(tables.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/webhooks/stripe/nobody",
                "/api/webhooks/nobody/nexus",
                "/api/webhooks/stripe/xeco",
                "/api/webhooks/stripe/A%20B"
            })
    void an_address_that_is_nobody_s_does_not_exist(String path) {
        var before = tables.countWhenIdle();

        var answer =
                product.http()
                        .with("Stripe-Signature", shop.signature(event, Instant.now()))
                        .post(path, event);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(tables.count()).isEqualTo(before);
    }

    // Authentic, and of no use

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing at all",
                "{\"id\":\"evt_1\"",
                "[]",
                "{\"id\":\"evt_2\",\"object\":\"v2.core.event\",\"type\":\"v1.billing.meter\"}",
                "{\"id\":\"evt_3\",\"object\":\"event\",\"type\":\"checkout.session.completed\",\"data\":{}}",
                "{\"id\":\"evt_4\",\"object\":\"event\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"id\":\"../../v1/charges\"}}}",
                "{\"id\":\"evt_5\",\"object\":\"event\",\"type\":\"checkout.session.completed\",\"data\":{\"object\":{\"id\":\"cs_test_nobody\"}}}",
                "\u0000\u202e"
            })
    void what_nobody_can_make_anything_of_is_parked_with_its_cause(String body) {
        assertAccepted(shop.ring(body));

        tables.countWhenIdle();
        assertThat(latestEvent("PARKED").getString("cause")).isNotBlank();
        assertThat(buyers.order(visit.order()).getString("state")).isEqualTo("OPEN");
        // It stands in nobody's way.
        shop.ring(event);
        buyers.awaitState(visit.order(), "PAID");
    }

    @Test
    void bytes_that_are_no_text_are_parked_too() {
        var body = HexFormat.of().parseHex("fffe00c328");
        // No text stands for these bytes, so the proof is made of them directly.
        var now = Instant.now();
        var answer =
                product.http()
                        .with(
                                "Stripe-Signature",
                                "t=%d,v1=%s".formatted(now.getEpochSecond(), shop.proof(body, now)))
                        .with("Content-Type", "application/json")
                        .send("POST", shop.webhookPath(), BodyPublishers.ofByteArray(body));

        assertAccepted(answer);
        tables.countWhenIdle();
        assertThat(latestEvent("PARKED").getString("cause")).isNotBlank();
    }

    @Test
    void an_event_that_says_nothing_about_money_is_ignored_with_a_reason() {
        assertAccepted(shop.ring(Shop.event(Shop.newEventId(), "customer.created", "cus_1")));

        tables.countWhenIdle();
        assertThat(latestEvent("IGNORED").getString("cause")).isNotBlank();
    }

    private String right(Instant at) {
        return shop.proof(event, at);
    }

    private static String wrong() {
        return "0123456789abcdef".repeat(4);
    }

    private void assertRefused(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().getString("code")).isEqualTo("webhook-signature-invalid");
        assertThat(shop.notifications()).isZero();
        assertThat(buyers.order(visit.order()).getString("state")).isEqualTo("OPEN");
    }

    private void assertAccepted(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"received\":true}");
        assertThat(shop.notifications()).isOne();
    }

    private JsonObject latestEvent(String state) {
        var answer = product.admin().get("/api/v1/webhook-events?limit=1&state=" + state);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonArray("webhookEvents").getJsonObject(0);
    }
}
