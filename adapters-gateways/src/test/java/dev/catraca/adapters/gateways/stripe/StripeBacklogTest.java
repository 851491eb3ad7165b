package dev.catraca.adapters.gateways.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.payment.port.ListsUndelivered.Listing;
import dev.catraca.application.payment.port.ListsUndelivered.Undelivered;
import dev.catraca.application.payment.port.NotificationMeaning.Look;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.stripe.PageAction;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeBacklogTest {
    private static final Instant SINCE = Instant.ofEpochSecond(1_700_000_000);
    private static final String EVENT =
            """
            {"id":"%s","object":"event","type":"%s","data":{"object":
                {"id":"cs_test_1","object":"checkout.session"}}}""";

    private final ScriptedServer stripe = new ScriptedServer();

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void a_lost_event_of_the_twin_is_listed_as_it_would_have_been_delivered() {
        try (var twins = Twins.start(0, 0);
                var bell = new ScriptedServer()) {
            twins.stripe()
                    .deliverTo(StripeFixture.SECRET_KEY, bell.uri(), StripeFixture.WEBHOOK_SECRET);
            twins.faults()
                    .arm(FaultOrder.of(Fault.LOSE).at("stripe", "checkout.session.completed"));
            var fixture = new StripeFixture(twins.stripeBase());
            var opened =
                    (Opened)
                            fixture.provider()
                                    .open(StripeFixture.request(), StripeFixture.account());
            twins.stripe().act(opened.reference().value(), PageAction.CARD);

            Awaitility.await().until(() -> lost(fixture).isPresent());

            var meaning = fixture.provider().interpret(lost(fixture).orElseThrow().body());
            assertThat(meaning).isInstanceOf(Look.class);
            assertThat(((Look) meaning).reference()).isEqualTo(opened.reference());
        }
    }

    private static Optional<Undelivered> lost(StripeFixture fixture) {
        var answer =
                fixture.provider().undelivered(SINCE, Optional.empty(), StripeFixture.account());
        return ((Listing.Page) answer)
                .notifications().stream()
                        .filter(it -> new String(it.body(), UTF_8).contains("session.completed"))
                        .findFirst();
    }

    @Test
    void only_what_concerns_us_is_taken_and_the_next_page_follows_the_last_event() {
        stripe.then(
                200,
                list(
                        true,
                        EVENT.formatted("evt_1", "checkout.session.completed"),
                        EVENT.formatted("evt_2", "customer.created")));

        var page = (Listing.Page) undelivered(Optional.of("evt_0"));

        assertThat(page.notifications()).extracting(Undelivered::eventKey).containsExactly("evt_1");
        assertThat(page.next()).contains("evt_2");
        assertThat(stripe.lastRequest().query().map(it -> URLDecoder.decode(it, UTF_8)))
                .contains(
                        "delivery_success=false&created[gte]=1700000000&limit=100"
                                + "&starting_after=evt_0");
    }

    @Test
    void the_last_page_has_no_next() {
        stripe.then(200, list(false, EVENT.formatted("evt_1", "checkout.session.expired")))
                .then(200, list(false));

        assertThat(((Listing.Page) undelivered(Optional.empty())).next()).isEmpty();
        assertThat(((Listing.Page) undelivered(Optional.empty())).notifications()).isEmpty();
        assertThat(stripe.lastRequest().query().orElseThrow()).doesNotContain("starting_after");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{}",
                "401|{\"error\":{\"type\":\"invalid_request_error\"}}",
                "200|<html>",
                "200|{\"data\":[{\"object\":\"event\"}]}",
                "200|{\"data\":17}"
            })
    void anything_else_is_unclear(int status, String body) {
        stripe.then(status, body);

        assertThat(undelivered(Optional.empty())).isInstanceOf(Listing.Unclear.class);
    }

    @Test
    void nobody_at_the_other_end_is_unclear() {
        var fixture = new StripeFixture(URI.create("http://localhost:1"));

        assertThat(fixture.provider().undelivered(SINCE, Optional.empty(), StripeFixture.account()))
                .isEqualTo(new Listing.Unclear("connect-failed"));
    }

    private Listing undelivered(Optional<String> cursor) {
        return new StripeFixture(stripe.uri())
                .provider()
                .undelivered(SINCE, cursor, StripeFixture.account());
    }

    private static String list(boolean hasMore, String... events) {
        return "{\"object\":\"list\",\"has_more\":%s,\"data\":[%s]}"
                .formatted(hasMore, String.join(",", events));
    }
}
