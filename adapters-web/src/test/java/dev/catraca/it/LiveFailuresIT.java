package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.it.Gym.Customer;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.pacto.PactoApi;
import dev.catraca.sandbox.twins.pacto.PactoKeys;
import dev.catraca.sandbox.twins.pacto.PactoSaleState;
import dev.catraca.sandbox.twins.recaptcha.TokenOrder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong with a sale has its code, and nothing is ever sold twice over it. */
@ArquillianTest
class LiveFailuresIT {
    private static final String V2 = PactoApi.V2.party();
    private static final String V3 = PactoApi.V3.party();

    private Product product;
    private Buyers buyers;
    private Customer customer;

    @BeforeEach
    void visit() {
        product = Product.managed();
        buyers = new Buyers(product);
        customer = Customer.fresh();
    }

    @AfterEach
    void calmDown() {
        product.twins().faults().clear();
    }

    static void assertRefused(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        var json = answer.json();
        assertThat(json.getString("code")).isEqualTo(code);
        assertThat(json.getBoolean("success")).isFalse();
        assertThat(json.getString("error")).isNotBlank();
        assertThat(json.keySet()).isSubsetOf("success", "error", "code", "details");
        if (status == 503) {
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        }
    }

    private static List<String> fields(Http.Answer answer) {
        return answer.json().getJsonArray("details").getValuesAs(JsonObject.class).stream()
                .map(it -> it.getString("field"))
                .toList();
    }

    @Test
    void all_that_is_wrong_with_a_sale_is_said_at_once() {
        var gym = Gym.open(product);
        var calls = Gym.saleCalls(product);
        var answer =
                gym.sell(
                        Json.createObjectBuilder()
                                .add("slug", gym.slug())
                                .add("planoId", "102")
                                .add("paymentMethod", "cheque")
                                .add(
                                        "cliente",
                                        Json.createObjectBuilder()
                                                .add("cpf", "11111111112")
                                                .add("email", "not-an-address")
                                                .add("telefone", "1")
                                                .add("cep", "9")
                                                .add("dataNascimento", "31/02/1990")
                                                .add("sexo", "X"))
                                .add("parcelas", 0)
                                .add("diaVencimento", 32)
                                .add("quoteId", "7")
                                .add("aceiteTermos", "yes"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().getBoolean("success")).isFalse();
        assertThat(fields(answer))
                .contains(
                        "paymentMethod",
                        "cliente.nome",
                        "cliente.cpf",
                        "cliente.email",
                        "cliente.telefone",
                        "cliente.cep",
                        "cliente.dataNascimento",
                        "cliente.sexo",
                        "parcelas",
                        "diaVencimento",
                        "quoteId",
                        "captchaToken",
                        "aceiteTermos");
        assertThat(answer.body()).doesNotContain("11111111112", "not-an-address", "cheque");
        assertThat(Gym.saleCalls(product)).isEqualTo(calls);
        var refused = gym.sellV3(gym.byPix(customer).add("aceiteTermos", false));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    }

    @Test
    void what_the_unit_demands_has_to_be_told() {
        var gym = Gym.open(product);
        gym.atPacto()
                .configure(gym.atPacto().configs().extraFields("TELEFONE", "CEP", "DT_NASCIMENTO"));

        var answer = gym.sell(gym.byPix(customer));

        assertRefused(answer, 400, "fields-invalid");
        assertThat(fields(answer)).containsExactly("cliente.cep", "cliente.dataNascimento");
        assertThat(gym.sales()).isEmpty();
        var told = customer.json().add("cep", "95560-000").add("dataNascimento", "29/02/1992");
        var sold = gym.sell(gym.byPix(customer).add("cliente", told));
        assertThat(sold.status()).as(sold.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "numero, 4111111111111112",
        "numero, 411111111111",
        "nome, ''",
        "validade, 13/39",
        "validade, 01/20",
        "cvv, 12",
        "cvv, 12a"
    })
    void a_card_that_cannot_be_is_no_token(String field, String value) {
        var gym = Gym.open(product);

        var answer = gym.tokenize(Gym.card(Gym.GOOD_CARD).add(field, value));

        assertThat(answer.status()).as("a card's token").isEqualTo(400);
        assertThat(answer.json().getBoolean("success")).isFalse();
        assertThat(fields(answer)).containsExactly(field);
        assertThat(answer.body()).doesNotContain("4111");
    }

    @Test
    void a_token_that_is_none_or_another_unit_s_is_invalid() {
        var gym = Gym.open(product);
        var foreign = Gym.open(product).token(Gym.GOOD_CARD);
        var own = gym.token(Gym.GOOD_CARD);
        var middle = own.length() / 2;
        var altered =
                own.substring(0, middle)
                        + (own.charAt(middle) == 'A' ? 'B' : 'A')
                        + own.substring(middle + 1);

        for (var token : List.of("card_AAAA", foreign, altered)) {
            assertRefused(gym.sell(gym.byCard(customer, token)), 400, "card-token-invalid");
        }

        assertThat(gym.sales()).isEmpty();
        var sold = gym.sell(gym.byCard(customer, own));
        assertThat(sold.status()).as(sold.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_declined_card_is_said_to_be_and_another_one_may_pay(boolean isV3) {
        var gym = isV3 ? Gym.open(product) : Gym.openWithV2(product);
        var sale = gym.byCard(customer, gym.token(Gym.DECLINED_CARD)).build();

        var answer = gym.by(product.http().with("Accept-Language", "pt-BR")).sell(sale);

        assertRefused(answer, 402, "card-declined");
        assertThat(answer.json().getString("error")).isEqualTo("Cartao recusado pela operadora");
        assertThat(gym.sales())
                .singleElement()
                .satisfies(it -> assertThat(it.state()).isEqualTo(PactoSaleState.DECLINED));
        assertThat(
                        gym.by(product.http())
                                .sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD)))
                                .status())
                .isEqualTo(200);
    }

    static Stream<Arguments> bots() {
        return Stream.of(
                Arguments.of("a low score", TokenOrder.of("checkout").score("0.3")),
                Arguments.of("another action", TokenOrder.of("login")),
                Arguments.of("another page", TokenOrder.of("checkout").hostname("evil.example")),
                Arguments.of("too old", TokenOrder.of("checkout").age(Duration.ofMinutes(3))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bots")
    void whoever_may_be_a_program_buys_nothing(String why, TokenOrder order) {
        var gym = Gym.open(product);
        var captcha = product.twins().recaptcha().mint(order);

        var answer = gym.sell(gym.byPix(customer).add("captchaToken", captcha));

        assertRefused(answer, 403, "captcha-failed");
        assertThat(gym.sales()).as(why).isEmpty();
    }

    @Test
    void a_captcha_is_good_once() {
        var gym = Gym.open(product);
        var captcha = gym.captcha();
        var first = gym.sell(gym.byPix(customer).add("captchaToken", captcha));
        assertThat(first.status()).as(first.toString()).isEqualTo(200);

        var again = gym.sell(gym.byPix(Customer.fresh()).add("captchaToken", captcha));

        assertRefused(again, 403, "captcha-failed");
        assertThat(gym.sales()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL", "TAX_ID", "IP"})
    void whoever_is_blocked_buys_nothing(String kind) {
        var gym = Gym.open(product);
        var value =
                switch (kind) {
                    case "EMAIL" -> customer.email();
                    case "TAX_ID" -> customer.cpf();
                    default -> "127.0.0.0/8";
                };
        var entry =
                product.admin()
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(
                                "/api/v1/merchants/%s/blocklist".formatted(gym.slug()),
                                "{\"kind\":\"%s\",\"value\":\"%s\",\"reason\":\"Fraud\"}"
                                        .formatted(kind, value));
        assertThat(entry.status()).as(entry.toString()).isEqualTo(201);

        assertRefused(gym.sell(gym.byPix(customer)), 403, "blocked");

        assertThat(gym.sales()).isEmpty();
        var elsewhere = Gym.open(product);
        assertThat(elsewhere.sell(elsewhere.byPix(customer)).status()).isEqualTo(200);
        if (!kind.equals("IP")) {
            assertThat(gym.sell(gym.byPix(Customer.fresh())).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-unit", "nexus", "live"})
    void a_unit_that_nobody_knows(String slug) {
        var gym = Gym.open(product);
        var pix = gym.byPix(customer).add("slug", slug).build();

        assertRefused(gym.sell(pix), 404, "unit-unknown");
        assertRefused(
                product.http().post("/api/pacto-v3/venda/" + slug, pix.toString()),
                404,
                "unit-unknown");
        assertRefused(product.http().get("/api/pacto/planos/" + slug), 404, "unit-unknown");
        assertRefused(
                product.http().post("/api/pacto-v3/simular/" + slug + "/102", "{}"),
                404,
                "unit-unknown");
        if (slug.equals("no-such-unit")) {
            assertRefused(
                    gym.tokenize(Gym.card(Gym.GOOD_CARD).add("slug", slug)), 404, "unit-unknown");
        }
    }

    @Test
    void a_plan_or_instalments_that_the_unit_does_not_offer() {
        var gym = Gym.open(product);

        assertRefused(gym.sell(gym.byPix(customer).add("planoId", "999")), 404, "plan-unknown");
        assertRefused(gym.simulate(999, "{}"), 404, "plan-unknown");
        var many = gym.sell(gym.byPix(customer).add("parcelas", 4));
        assertRefused(many, 400, "values-invalid");
        assertThat(fields(many)).containsExactly("parcelas");
        var day = gym.sell(gym.byPix(customer).add("diaVencimento", 7));
        assertRefused(day, 400, "values-invalid");
        assertThat(fields(day)).containsExactly("diaVencimento");

        assertThat(gym.sales()).isEmpty();
    }

    @Test
    void a_token_pays_once() {
        var gym = Gym.open(product);
        var token = gym.token(Gym.GOOD_CARD);
        assertThat(gym.sell(gym.byCard(customer, token)).status()).isEqualTo(200);

        var again = gym.sell(gym.byCard(Customer.fresh(), token));

        assertRefused(again, 409, "card-token-used");
        assertThat(gym.sales()).hasSize(1);
    }

    @Test
    void a_quote_is_for_what_it_was_asked_for_and_for_a_while() {
        var gym = Gym.open(product);
        var quote = gym.quote();
        var elsewhere = Gym.open(product);

        assertRefused(
                gym.sell(gym.byPix(customer).add("quoteId", quote).add("parcelas", 2)),
                409,
                "quote-changed");
        assertRefused(
                elsewhere.sell(elsewhere.byPix(customer).add("quoteId", quote)),
                409,
                "quote-changed");
        assertRefused(
                gym.sell(gym.byPix(customer).add("quoteId", UUID.randomUUID().toString())),
                409,
                "quote-expired");
        new Tables(product)
                .text(
                        "UPDATE sale_quote SET expires_at = now() - interval '1 second'"
                                + " WHERE id = ?::uuid RETURNING id::text",
                        quote);
        assertRefused(gym.sell(gym.byPix(customer).add("quoteId", quote)), 409, "quote-expired");

        assertThat(gym.sales()).isEmpty();
        assertThat(gym.sell(gym.byPix(customer).add("quoteId", gym.quote())).status())
                .isEqualTo(200);
    }

    @Test
    void a_sale_that_is_looked_at_first_is_in_analysis_until_it_is_decided() {
        var gym = Gym.open(product);

        var answer = gym.sell(gym.byCard(customer, gym.token(Gym.CARD_IN_ANALYSIS)));

        var order = assertInReview(answer);
        product.twins().pacto().approve(gym.sales().getFirst().code());
        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        assertThat(gym.sales()).hasSize(1);
    }

    private String assertInReview(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.json().getBoolean("success")).isTrue();
        var sale = answer.json().getJsonObject("data");
        assertThat(sale.getString("status")).isEqualTo("EM_ANALISE");
        assertThat(sale.getBoolean("cartaoAprovado")).isFalse();
        return sale.getString("orderId");
    }

    /** The twin answers after 31 s, and we do not wait so long. */
    @Test
    void a_sale_whose_answer_comes_too_late_is_found_and_never_sent_again() {
        var gym = Gym.openWithV2(product);
        gym.plans();
        var calls = Gym.saleCalls(product);
        product.twins().faults().arm(FaultOrder.of(Fault.LATE).at(V2, "sell-card"));
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.UNAVAILABLE).at(V2, "find-client").untilCleared());
        var keyed = gym.by(product.http().with("Idempotency-Key", UUID.randomUUID().toString()));
        var sale = gym.byCard(customer, gym.token(Gym.GOOD_CARD)).build();

        var order = assertInReview(keyed.sell(sale));

        assertRefused(
                gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD))),
                409,
                "attempt-unresolved");
        assertRefused(gym.sell(gym.byPix(customer)), 409, "attempt-unresolved");
        assertThat(assertInReview(keyed.sell(sale))).isEqualTo(order);
        assertThat(Gym.saleCalls(product)).isEqualTo(calls + 1);
        product.twins().faults().clear();
        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        var told = keyed.sell(sale);
        assertThat(told.status()).as(told.toString()).isEqualTo(200);
        assertThat(told.json().getJsonObject("data").getString("status")).isEqualTo("APROVADO");
        assertThat(gym.sales()).hasSize(1);
        assertThat(Gym.saleCalls(product)).isEqualTo(calls + 1);
    }

    @ParameterizedTest
    @CsvSource({"pacto-v2, RESET_AFTER", "pacto-v3, RESET_AFTER", "pacto-v3, GARBAGE"})
    void a_sale_whose_answer_is_lost_is_found(String api, Fault fault) {
        var gym = api.equals(V3) ? Gym.open(product) : Gym.openWithV2(product);
        gym.plans();
        product.twins().faults().arm(FaultOrder.of(fault).at(api, "sell-card"));

        var order = assertInReview(gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD))));

        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        assertThat(gym.sales()).hasSize(1);
    }

    /** V3 tells nobody which contracts a client has. */
    @Test
    void a_lost_answer_that_nobody_can_look_up_waits_for_an_operator() {
        var gym = Gym.openWithV3(product);
        gym.plans();
        product.twins().faults().arm(FaultOrder.of(Fault.RESET_AFTER).at(V3, "sell-card"));

        var order = assertInReview(gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD))));

        await().during(Duration.ofSeconds(7))
                .atMost(Duration.ofSeconds(20))
                .until(() -> buyers.order(order).getString("state").equals("OPEN"));
        assertRefused(
                gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD))),
                409,
                "attempt-unresolved");
        assertThat(gym.sales()).hasSize(1);
        var shown = buyers.order(order);
        var payment = shown.getJsonArray("payments").getJsonObject(0);
        assertThat(payment.getString("state")).isEqualTo("UNKNOWN");
        assertThat(payment.getString("method")).isEqualTo("card");
        assertThat(shown.getJsonObject("buyer").getString("email"))
                .isEqualTo(customer.email().replaceAll("(?<=^.)[^@]*", "***"));
        assertThat(shown.toString()).doesNotContain(customer.email(), customer.cpf());
    }

    @Test
    void what_was_not_sent_is_unavailable_and_may_be_tried_again() {
        var gym = Gym.open(product);
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.UNAVAILABLE).at(V3, "list-plans").times(2));
        assertRefused(gym.plans(), 503, "provider-unavailable");
        assertThat(gym.plans().status()).isEqualTo(200);
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.UNAVAILABLE).at(V3, "sale-token").times(2));

        var answer = gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD)));

        assertRefused(answer, 503, "provider-unavailable");
        assertThat(gym.sales()).isEmpty();
        var sold = gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD)));
        assertThat(sold.status()).as(sold.toString()).isEqualTo(200);
        assertThat(gym.sales()).hasSize(1);
    }

    @Test
    void a_unit_without_a_key_is_not_sellable_until_it_has_one() {
        var keys = PactoKeys.onlyV2(UUID.randomUUID().toString().replace("-", ""));
        var gym = Gym.withoutAccount(product, 1, keys);
        assertRefused(gym.plans(), 503, "unit-not-sellable");
        assertRefused(gym.simulate(Gym.PLAN, "{}"), 503, "unit-not-sellable");
        assertRefused(gym.sell(gym.byPix(customer)), 503, "unit-not-sellable");

        gym.putAccount();

        assertThat(gym.plans().status()).isEqualTo(200);
        assertThat(gym.sell(gym.byPix(customer)).status()).isEqualTo(200);
    }
}
