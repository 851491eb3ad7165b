package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeReport.Known;
import dev.catraca.application.payment.port.ChargeReport.Unknown;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Collected;
import dev.catraca.domain.payment.ChargeFact.Declined;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.ChargeFact.Expired;
import dev.catraca.domain.payment.ChargeFact.NothingDue;
import dev.catraca.domain.payment.ChargeFact.Pending;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.shared.Money;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read at a server that speaks Stripe's format in a few words: what it leaves out is not
 * held against it, and nothing is made up either.
 */
class StripeStubTest {
    private static final ChargeReference SESSION = new ChargeReference("cs_1");
    private static final Money PRICE = Money.of(12_990, "BRL");
    private static final PaymentId PAYMENT =
            new PaymentId(UUID.fromString("0199f0aa-0000-7000-8000-000000000001"));

    private final ScriptedServer stripe = new ScriptedServer();
    private final StripeFixture fixture = new StripeFixture(stripe.uri());

    @AfterEach
    void stop() {
        stripe.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"status\": \"complete\"",
                ", \"payment_intent\": null",
                ", \"payment_intent\": {\"id\": \"pi_1\"}",
                ", \"payment_intent\": {\"id\": \"pi_1\", \"latest_charge\": {\"id\": \"ch_1\"}}"
            })
    void paid_is_worth_its_total_since_now(String more) {
        stripe.then(
                200,
                session(
                        "\"payment_status\": \"paid\", \"amount_total\": 12990, \"currency\": \"brl\""
                                + more));

        assertThat(find()).isEqualTo(new Known(SESSION, Optional.empty(), collected()));
    }

    @Test
    void paid_is_worth_its_total_where_there_are_no_intents_to_read() {
        stripe.then(
                        200,
                        session(
                                """
                                "payment_status": "paid", "amount_total": 12990, "currency": "brl",
                                "payment_intent": "pi_1\""""))
                .then(404, "not found");

        assertThat(fact()).isEqualTo(collected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"payment_status\": \"paid\"",
                "\"payment_status\": \"paid\", \"amount_total\": 12990",
                "\"payment_status\": \"paid\", \"currency\": \"brl\"",
                "\"payment_status\": \"paid\", \"amount_total\": null, \"currency\": \"brl\"",
                "\"payment_status\": \"paid\", \"status\": \"complete\", \"payment_intent\": {\"id\": \"pi_1\"}"
            })
    void paid_without_saying_how_much_is_not_paid(String fields) {
        stripe.then(200, session(fields));

        assertThat(find()).isEqualTo(unexpected("paid without an amount"));
    }

    @Test
    void an_amount_that_is_no_amount_is_not_paid() {
        stripe.then(
                200,
                session(
                        """
                        "payment_status": "paid", "amount_total": "12990", "currency": "brl\""""));

        assertThat(find()).isEqualTo(unexpected("amount_total"));
    }

    @Test
    void another_amount_is_told_as_it_is() {
        stripe.then(
                200,
                session(
                        """
                        "payment_status": "paid", "amount_total": 1, "currency": "usd\""""));

        assertThat(((Collected) fact()).received()).isEqualTo(Money.of(1, "USD"));
    }

    @Test
    void without_a_payment_status_nothing_is_known() {
        stripe.then(200, session("\"status\": \"complete\""));

        assertThat(find()).isEqualTo(unexpected("payment_status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"status\": \"open\"", ", \"status\": \"complete\""})
    void unpaid_is_pending(String more) {
        stripe.then(200, session("\"payment_status\": \"unpaid\"" + more));

        assertThat(fact()).isEqualTo(new Pending());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"status\": \"complete\""})
    void unpaid_has_failed_if_the_notification_says_so(String more) {
        stripe.then(200, session("\"payment_status\": \"unpaid\"" + more));

        assertThat(((Known) find(Claim.FAILED)).fact())
                .isEqualTo(new Declined("payment failed", StripeFixture.NOW));
    }

    @Test
    void a_page_that_does_not_say_when_it_closed_is_over_now() {
        stripe.then(200, session("\"payment_status\": \"unpaid\", \"status\": \"expired\""));

        assertThat(fact()).isEqualTo(new Expired(StripeFixture.NOW));
    }

    @Test
    void nothing_due_needs_an_amount_of_nothing() {
        stripe.then(
                200,
                session(
                        "\"payment_status\": \"no_payment_required\", \"status\": \"complete\", \"amount_total\": 0"));

        assertThat(fact()).isEqualTo(new NothingDue(StripeFixture.NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"client_reference_id\": \"0199f0aa-0000-7000-8000-000000000001\"",
                "\"metadata\": {\"payment\": \"0199f0aa-0000-7000-8000-000000000001\"}"
            })
    void our_reference_is_found_in_either_place(String mark) {
        stripe.then(200, session("\"payment_status\": \"unpaid\", " + mark));

        assertThat(find()).isEqualTo(new Known(SESSION, Optional.of(PAYMENT), new Pending()));
    }

    @Test
    void another_session_than_the_one_asked_for_is_unknown() {
        stripe.then(
                200,
                session(
                                """
                                "payment_status": "paid", "amount_total": 12990, "currency": "brl\"""")
                        .replace("cs_1", "cs_2"));

        assertThat(find()).isEqualTo(unexpected("another session"));
    }

    private ChargeReport find() {
        return find(Claim.NONE);
    }

    private ChargeReport find(Claim claim) {
        return fixture.provider().find(SESSION, claim, StripeFixture.account());
    }

    private ChargeFact fact() {
        return ((Known) find()).fact();
    }

    private static Collected collected() {
        return new Collected(
                PRICE,
                Optional.empty(),
                Money.of(0, "BRL"),
                Dispute.NONE,
                Optional.empty(),
                StripeFixture.NOW);
    }

    private static Unknown unexpected(String what) {
        return new Unknown("unexpected answer: " + what, Optional.empty());
    }

    private static String session(String fields) {
        return "{\"id\": \"cs_1\", " + fields + "}";
    }
}
