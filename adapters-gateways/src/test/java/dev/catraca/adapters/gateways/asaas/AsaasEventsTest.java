package dev.catraca.adapters.gateways.asaas;

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

class AsaasEventsTest {
    private static final String ID = "c3f9c1aa-3b7e-4ce5-9f0e-0d2a3a1f5b11";
    private static final ChargeReference CHECKOUT = new ChargeReference(ID);
    private static final String OURS = "0199f0aa-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        "CHECKOUT_PAID, NONE",
        "CHECKOUT_EXPIRED, EXPIRED",
        "CHECKOUT_CANCELED, CANCELED",
        "CHECKOUT_SOMETHING_NEW, NONE"
    })
    void an_event_of_a_checkout_says_look_there(String name, Claim claim) {
        assertThat(
                        meaning(
                                name,
                                "\"checkout\": {\"id\": \"%s\", \"link\": null, \"new\": [1]}"
                                        .formatted(ID)))
                .isEqualTo(new Look(CHECKOUT, Optional.empty(), claim));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PAYMENT_AWAITING_RISK_ANALYSIS",
                "PAYMENT_APPROVED_BY_RISK_ANALYSIS",
                "PAYMENT_REPROVED_BY_RISK_ANALYSIS",
                "PAYMENT_AUTHORIZED",
                "PAYMENT_UPDATED",
                "PAYMENT_CONFIRMED",
                "PAYMENT_RECEIVED",
                "PAYMENT_CREDIT_CARD_CAPTURE_REFUSED",
                "PAYMENT_OVERDUE",
                "PAYMENT_DELETED",
                "PAYMENT_RESTORED",
                "PAYMENT_REFUNDED",
                "PAYMENT_PARTIALLY_REFUNDED",
                "PAYMENT_REFUND_IN_PROGRESS",
                "PAYMENT_REFUND_DENIED",
                "PAYMENT_RECEIVED_IN_CASH_UNDONE",
                "PAYMENT_CHARGEBACK_REQUESTED",
                "PAYMENT_CHARGEBACK_DISPUTE",
                "PAYMENT_AWAITING_CHARGEBACK_REVERSAL",
                "PAYMENT_DUNNING_RECEIVED",
                "PAYMENT_DUNNING_REQUESTED",
                "PAYMENT_SOMETHING_NEW"
            })
    void an_event_of_a_payment_says_look_at_its_checkout(String name) {
        assertThat(
                        meaning(
                                name,
                                """
                                "payment": {"id": "pay_1", "checkoutSession": "%s",
                                    "externalReference": null, "status": "BRAND_NEW"}
                                """
                                        .formatted(ID)))
                .isEqualTo(new Look(CHECKOUT, Optional.empty(), Claim.NONE));
    }

    @Test
    void a_payment_without_a_checkout_is_looked_at_itself() {
        assertThat(
                        meaning(
                                "PAYMENT_RECEIVED",
                                """
                                "payment": {"id": "pay_1", "checkoutSession": null,
                                    "externalReference": "%s"}
                                """
                                        .formatted(OURS)))
                .isEqualTo(
                        new Look(
                                new ChargeReference("pay_1"),
                                Optional.of(new PaymentId(UUID.fromString(OURS))),
                                Claim.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHECKOUT_CREATED",
                "PAYMENT_CREATED",
                "PAYMENT_ANTICIPATED",
                "PAYMENT_BANK_SLIP_VIEWED",
                "PAYMENT_CHECKOUT_VIEWED",
                "PAYMENT_SPLIT_DIVERGENCE_BLOCK_FINISHED",
                "SUBSCRIPTION_CREATED",
                "SUBSCRIPTION_SPLIT_DISABLED"
            })
    void what_moves_no_money_is_irrelevant(String name) {
        assertThat(meaning(name, "\"payment\": {\"id\": \"pay_1\"}"))
                .isEqualTo(new Irrelevant(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAYMENT_SPLIT_CANCELLED", "PAYMENT_SPLIT_DIVERGENCE_BLOCK"})
    void a_split_that_is_not_made_is_for_somebody_to_see(String name) {
        assertThat(
                        meaning(
                                name,
                                "\"payment\": {\"id\": \"pay_1\", \"checkoutSession\": \"%s\"}"
                                        .formatted(ID)))
                .isInstanceOfSatisfying(
                        Unreadable.class, it -> assertThat(it.cause()).contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"checkout\": {}",
                "\"checkout\": {\"id\": 7}",
                "\"checkout\": {\"id\": \"../x\"}",
                "\"payment\": {\"id\": \"cs_1\"}",
                "\"payment\": {\"id\": \"pay_\"}",
                "\"transfer\": {\"id\": \"pay_1\"}",
                "\"payment\": \"pay_1\""
            })
    void an_event_without_a_usable_id_is_unreadable(String object) {
        assertThat(meaning("PAYMENT_CONFIRMED", object)).isInstanceOf(Unreadable.class);
        assertThat(meaning("TRANSFER_DONE", object)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "{}",
                "{\"event\": 7}",
                "{\"event\": \"payment confirmed\"}",
                "{\"payment\": {\"id\": \"pay_1\"}}"
            })
    void what_is_no_event_is_unreadable(String body) {
        assertThat(AsaasEvents.meaning(bytes(body))).isInstanceOf(Unreadable.class);
    }

    @Test
    void the_event_has_an_id() {
        assertThat(AsaasEvents.id(bytes("{\"id\": \"evt_05b708f961d739ea7eba7e4db318f621&368\"}")))
                .contains("evt_05b708f961d739ea7eba7e4db318f621&368");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "{}", "{\"id\": 7}", "{\"id\": \"\"}", "{\"id\": \"a b\"}"})
    void an_id_that_is_none_is_left_out(String body) {
        assertThat(AsaasEvents.id(bytes(body))).isEmpty();
    }

    private static NotificationMeaning meaning(String name, String object) {
        return AsaasEvents.meaning(
                bytes(
                        """
                        {"id": "evt_1&2", "event": "%s", "dateCreated": "2026-11-21 10:00:00",
                         "account": {"id": "x"}, %s}
                        """
                                .formatted(name, object)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
