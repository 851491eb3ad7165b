package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.NotificationMeaning.Irrelevant;
import dev.catraca.application.payment.port.NotificationMeaning.Look;
import dev.catraca.application.payment.port.NotificationMeaning.Unreadable;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventsTest {
    private static final String PAYMENT = "0199f0aa-0000-7000-8000-000000000001";
    private static final Optional<PaymentId> OURS =
            Optional.of(new PaymentId(UUID.fromString(PAYMENT)));

    @ParameterizedTest
    @CsvSource({
        "checkout.session.completed, NONE",
        "checkout.session.async_payment_succeeded, NONE",
        "checkout.session.async_payment_failed, FAILED",
        "checkout.session.expired, NONE"
    })
    void an_event_of_a_session_says_look_there(String type, Claim claim) {
        assertThat(
                        meaning(
                                type,
                                "{\"id\": \"cs_test_1\", \"client_reference_id\": \"%s\"}"
                                        .formatted(PAYMENT)))
                .isEqualTo(new Look(new ChargeReference("cs_test_1"), OURS, claim));
    }

    @Test
    void a_session_of_somebody_else_is_looked_at_too() {
        assertThat(
                        meaning(
                                "checkout.session.completed",
                                "{\"id\": \"cs_live_1\", \"client_reference_id\": \"cart-7\"}"))
                .isEqualTo(
                        new Look(new ChargeReference("cs_live_1"), Optional.empty(), Claim.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "charge.updated"})
    void a_charge_names_our_payment(String type) {
        assertThat(
                        meaning(
                                type,
                                """
                                {"id": "ch_1", "payment_intent": "pi_1",
                                 "metadata": {"payment": "%s"}}
                                """
                                        .formatted(PAYMENT)))
                .isEqualTo(new Look(new ChargeReference("pi_1"), OURS, Claim.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charge.refund.updated",
                "refund.created",
                "refund.updated",
                "refund.failed",
                "charge.dispute.created",
                "charge.dispute.updated",
                "charge.dispute.closed",
                "charge.dispute.funds_withdrawn",
                "charge.dispute.funds_reinstated"
            })
    void money_that_goes_back_is_looked_for_by_its_intent(String type) {
        var look = new Look(new ChargeReference("pi_1"), Optional.empty(), Claim.NONE);

        assertThat(meaning(type, "{\"id\": \"x_1\", \"payment_intent\": \"pi_1\"}"))
                .isEqualTo(look);
        assertThat(meaning(type, "{\"id\": \"x_1\", \"payment_intent\": {\"id\": \"pi_1\"}}"))
                .isEqualTo(look);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment_intent.succeeded",
                "payment_intent.payment_failed",
                "charge.succeeded",
                "invoice.paid",
                "customer.subscription.deleted",
                "something.new"
            })
    void what_another_event_says_better_is_irrelevant(String type) {
        assertThat(meaning(type, "{\"id\": \"x_1\"}")).isEqualTo(new Irrelevant(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": 7}",
                "{\"id\": \"pi_1\"}",
                "{\"id\": \"cs_../../x\"}",
                "{\"id\": \"\"}"
            })
    void a_session_without_a_usable_id_is_unreadable(String object) {
        assertThat(meaning("checkout.session.completed", object)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"payment_intent\": null}",
                "{\"payment_intent\": \"ch_1\"}",
                "{\"payment_intent\": {}}"
            })
    void a_refund_without_an_intent_is_unreadable(String object) {
        assertThat(meaning("charge.refunded", object)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "{}",
                "{\"object\": \"event\"}",
                "{\"object\": \"event\", \"type\": \"charge.refunded\"}",
                "{\"object\": \"event\", \"type\": \"charge.refunded\", \"data\": {}}",
                "{\"object\": \"event\", \"type\": 7, \"data\": {\"object\": {}}}",
                "{\"object\": \"event\", \"type\": \"A B\", \"data\": {\"object\": {}}}",
                "{\"object\": \"charge\", \"type\": \"x\", \"data\": {\"object\": {}}}",
                "{\"object\": \"v2.core.event\", \"type\": \"v1.billing.meter\", \"data\": {}}"
            })
    void what_is_no_event_of_v1_is_unreadable(String body) {
        assertThat(StripeEvents.meaning(bytes(body))).isInstanceOf(Unreadable.class);
    }

    @Test
    void an_event_of_any_version_is_read_alike() {
        var event =
                """
                {"object": "event", "api_version": "2017-08-15",
                 "type": "checkout.session.completed", "data": {"object": {"id": "cs_1"}}}
                """;

        assertThat(StripeEvents.meaning(bytes(event))).isInstanceOf(Look.class);
    }

    @Test
    void an_event_need_not_say_that_it_is_one() {
        var event =
                """
                {"type": "checkout.session.completed", "data": {"object": {"id": "cs_1"}}}
                """;

        assertThat(StripeEvents.meaning(bytes(event))).isInstanceOf(Look.class);
    }

    @Test
    void the_event_has_an_id() {
        assertThat(StripeEvents.id(bytes("{\"id\": \"evt_1Abc\"}"))).contains("evt_1Abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "{}",
                "{\"id\": 7}",
                "{\"id\": \"cs_1\"}",
                "{\"id\": \"evt_\\u0000\"}"
            })
    void an_id_that_is_no_events_is_left_out(String body) {
        assertThat(StripeEvents.id(bytes(body))).isEmpty();
    }

    private static NotificationMeaning meaning(String type, String object) {
        return StripeEvents.meaning(
                bytes(
                        """
                        {"id": "evt_1", "object": "event", "type": "%s", "data": {"object": %s}}
                        """
                                .formatted(type, object)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
