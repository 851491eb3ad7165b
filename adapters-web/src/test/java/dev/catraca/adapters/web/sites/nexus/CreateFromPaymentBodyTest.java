package dev.catraca.adapters.web.sites.nexus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateFromPaymentBodyTest {
    private static final ProviderName STRIPE = new ProviderName("stripe");

    @Test
    void the_shortest_body_is_a_stripe_session_in_reais() {
        var body = body("\"stripeSessionId\":\"cs_1\"");

        assertThat(body.email()).isEqualTo(new Email("ana@example.com"));
        assertThat(body.plan()).isEqualTo(new PlanCode("pro"));
        assertThat(body.amount()).isEqualTo(Money.of(19_990, "BRL"));
        assertThat(body.payment()).isEqualTo(new PaymentReference(STRIPE, "cs_1"));
        assertThat(body.name()).isEmpty();
        assertThat(body.order()).isEmpty();
        assertThat(body.periodEnd()).isEmpty();
    }

    @Test
    void every_field_is_taken() {
        var order = "0199f0aa-0000-7000-8000-000000000001";
        var body =
                body(
                        """
                        "provider":"asaas","providerReference":"pay_1","name":"Ana","currency":"USD",
                        "orderId":"%s","periodEnd":"2027-01-01T00:00:00-03:00"
                        """
                                .formatted(order));

        assertThat(body.payment())
                .isEqualTo(new PaymentReference(new ProviderName("asaas"), "pay_1"));
        assertThat(body.name()).contains(new PersonName("Ana"));
        assertThat(body.amount()).isEqualTo(Money.of(19_990, "USD"));
        assertThat(body.order()).contains(new OrderId(UUID.fromString(order)));
        assertThat(body.periodEnd()).contains(Instant.parse("2027-01-01T03:00:00Z"));
    }

    @Test
    void both_names_of_one_payment_are_one_payment() {
        assertThat(body("\"provider\":\"stripe\",\"providerReference\":\"cs_1\"").payment())
                .isEqualTo(body("\"stripeSessionId\":\"cs_1\"").payment())
                .isEqualTo(
                        body("\"stripeSessionId\":\"cs_1\",\"provider\":\"stripe\","
                                        + "\"providerReference\":\"cs_1\"")
                                .payment());
    }

    @Test
    void somebody_elses_order_id_is_no_order_of_ours() {
        assertThat(body("\"stripeSessionId\":\"cs_1\",\"orderId\":\"A-17\"").order()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Which payment it was.
                "'' | 400 stripeSessionId:required",
                "'\"provider\":\"asaas\"' | 400 stripeSessionId:required",
                "'\"providerReference\":\"x\"' | 400 provider:required",
                "'\"stripeSessionId\":\"\"' | 400 stripeSessionId:blank",
                "'\"stripeSessionId\":null' | 400 stripeSessionId:not-text",
                "'\"stripeSessionId\":\"a\",\"provider\":\"asaas\"' | 422 :payment-ambiguous",
                "'\"stripeSessionId\":\"a\",\"providerReference\":\"b\"' | 422 :payment-ambiguous",
                "'\"provider\":\"No!\",\"providerReference\":\"b\"' | 422 provider:provider-unknown",
                // Everything else.
                "'\"stripeSessionId\":\"a\",\"status\":\"paid\"' | 400 status:unknown-field",
                "'\"stripeSessionId\":\"a\",\"currency\":\"REAL\"' | 422 currency:currency-unknown",
                "'\"stripeSessionId\":\"a\",\"currency\":986' | 400 currency:not-text",
                "'\"stripeSessionId\":\"a\",\"periodEnd\":\"tomorrow\"' |"
                        + " 400 periodEnd:not-a-timestamp"
            })
    void what_cannot_be_meant_is_refused(String more, String expected) {
        assertThat(refusal(json("19990", more))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 422 :amount-negative",
        "1000000000001, 422 :amount-too-large",
        "199.90, 400 amount:not-an-integer",
        "1e3, 400 amount:not-an-integer",
        "'\"19990\"', 400 amount:not-an-integer",
        "9223372036854775808, 400 amount:integer-out-of-range"
    })
    void an_amount_is_a_whole_number_of_centavos(String amount, String expected) {
        assertThat(refusal(json(amount, "\"stripeSessionId\":\"a\""))).isEqualTo(expected);
    }

    @Test
    void nothing_may_be_paid_for_what_costs_nothing() {
        assertThat(read(json("0", "\"stripeSessionId\":\"a\"")).amount().isZero()).isTrue();
    }

    @Test
    void all_violations_are_told_at_once() {
        assertThat(refusal("{\"amount\":\"x\",\"extra\":1}"))
                .isEqualTo(
                        "400 email:required planId:required amount:not-an-integer"
                                + " stripeSessionId:required extra:unknown-field");
    }

    private static CreateFromPaymentBody body(String more) {
        return read(json("19990", more));
    }

    private static String json(String amount, String more) {
        return "{\"email\":\" Ana@Example.com\",\"planId\":\"pro\",\"amount\":%s%s}"
                .formatted(amount, more.isEmpty() ? "" : "," + more);
    }

    private static CreateFromPaymentBody read(String json) {
        return CreateFromPaymentBody.of(json.getBytes(UTF_8));
    }

    /** {@code status field:code …}. */
    private static String refusal(String json) {
        var rejected = catchThrowableOfType(Rejected.class, () -> read(json));
        assertThat(rejected).as("nothing was refused").isNotNull();
        var shown = new StringBuilder().append(rejected.status());
        rejected.violations()
                .forEach(it -> shown.append(' ').append(it.field()).append(':').append(it.code()));
        return shown.toString();
    }
}
