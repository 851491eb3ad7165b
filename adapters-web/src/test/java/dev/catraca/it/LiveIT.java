package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.it.Gym.Customer;
import dev.catraca.sandbox.mailbox.Mail;
import dev.catraca.sandbox.twins.pacto.DemoUnits;
import dev.catraca.sandbox.twins.pacto.PactoApi;
import dev.catraca.sandbox.twins.pacto.PactoMethod;
import dev.catraca.sandbox.twins.pacto.PactoSaleState;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** From a gym's plans to access, by each way to pay and by both of Pacto's APIs. */
@ArquillianTest
class LiveIT {
    private static final String PASSWORD = "a long enough password";

    private final Product product = Product.managed();
    private final Buyers buyers = new Buyers(product);
    private final Customer customer = Customer.fresh();

    @Test
    void a_card_pays_at_a_unit_of_V3() {
        var gym = Gym.open(product);
        var plans = gym.plans().json();
        assertThat(plans.getString("source")).isEqualTo("api");
        assertThat(plans.getBoolean("sellable")).isTrue();
        assertThat(plans.getBoolean("fallback")).isFalse();
        var plan = plan(plans, DemoUnits.YEAR_PLAN);
        assertThat(plan.getInt("mensalidade")).isEqualTo(19_990);
        assertThat(plan.getInt("adesao")).isEqualTo(3_990);
        assertThat(plan.getInt("valorTotalDoPlano")).isEqualTo(12 * 19_990 + 3_990);
        assertThat(plan.getString("descricaoEncantamento")).isNotBlank();
        assertThat(gym.plans().json().getString("source")).isEqualTo("cache");
        var simulation = gym.simulate(DemoUnits.YEAR_PLAN, "{\"parcelas\":3}").json();
        assertThat(simulation.getBoolean("success")).isTrue();
        var price = simulation.getJsonObject("data");
        assertThat(price.getInt("valorTotal")).isEqualTo(243_870);
        assertThat(price.getJsonArray("parcelas").getValuesAs(JsonObject.class))
                .hasSize(3)
                .extracting(it -> it.getInt("valor"))
                .satisfies(it -> assertThat(it.stream().mapToInt(x -> x).sum()).isEqualTo(243_870));

        var answer =
                gym.sellV3(
                        gym.byCard(customer, gym.token(Gym.GOOD_CARD))
                                .add("planoId", DemoUnits.YEAR_PLAN)
                                .add("parcelas", 3)
                                .add("quoteId", price.getString("quoteId")));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getBoolean("success")).isTrue();
        var sold = answer.json().getJsonObject("retorno");
        assertThat(sold.getString("status")).isEqualTo("APROVADO");
        assertThat(sold.getInt("valor")).isEqualTo(243_870);
        assertThat(sold.getBoolean("cartaoAprovado")).isTrue();
        assertThat(gym.sales())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.api()).isEqualTo(PactoApi.V3);
                            assertThat(it.plan()).isEqualTo(DemoUnits.YEAR_PLAN);
                            assertThat(it.state()).isEqualTo(PactoSaleState.APPROVED);
                            assertThat(it.division()).isEqualTo(3);
                            assertThat(it.total()).isEqualTo(243_870);
                            assertThat("" + it.code()).isEqualTo(sold.getString("codigo"));
                            assertThat(it.transaction()).isEqualTo(sold.getString("transacao"));
                        });
        assertAccess(gym, sold.getString("orderId"), DemoUnits.YEAR_PLAN);
        assertThat(receipt().text())
                .contains(sold.getString("transacao"), "LIVE ANUAL", gym.atPacto().name())
                .contains("R$ 2438,70 (3x)");
    }

    /** Pacto V2 says only that it was approved: code and transaction are not known. */
    @Test
    void a_card_pays_at_a_unit_of_V2() {
        var gym = Gym.openWithV2(product);
        assertThat(plan(gym.plans().json(), Gym.PLAN).get("descricaoEncantamento"))
                .isEqualTo(JsonValue.NULL);

        var answer = gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var sold = answer.json().getJsonObject("data");
        assertThat(sold.getString("status")).isEqualTo("APROVADO");
        assertThat(sold.getInt("valor")).isEqualTo(Gym.PRICE);
        assertThat(sold.get("codigo")).isEqualTo(JsonValue.NULL);
        assertThat(sold.get("transacao")).isEqualTo(JsonValue.NULL);
        assertThat(gym.sales())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.api()).isEqualTo(PactoApi.V2);
                            assertThat(it.key()).isEqualTo(gym.atPacto().keys().v2().orElseThrow());
                        });
        assertAccess(gym, sold.getString("orderId"), Gym.PLAN);
        assertThat(receipt().text()).contains("LIVE MENSAL", "R$ 199,90");
    }

    @Test
    void a_PIX_is_issued_and_paid() {
        var gym = Gym.openWithV2(product);

        var answer = gym.sell(gym.byPix(customer));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var issued = answer.json().getJsonObject("data");
        assertThat(issued.getString("status")).isEqualTo("PENDENTE");
        assertThat(issued.getBoolean("cartaoAprovado")).isFalse();
        var pix = issued.getJsonObject("pix");
        assertThat(Base64.getDecoder().decode(pix.getString("qrCodePng")))
                .startsWith(0x89, 'P', 'N', 'G');
        var order = issued.getString("orderId");
        assertThat(buyers.order(order).getString("state")).isEqualTo("OPEN");
        assertThat(awaitMail("Seu código PIX").text())
                .contains(pix.getString("copiaECola"), "LIVE MENSAL", "R$ 199,90");
        assertThat(buyers.mails(customer.email())).hasSize(1);

        product.twins().pacto().pay(gym.sales().getFirst().code());

        buyers.awaitState(order, "PAID");
        assertThat(gym.sales()).hasSize(1);
        assertAccess(gym, order, Gym.PLAN);
        assertThat(receipt().text()).contains("LIVE MENSAL", gym.atPacto().name());
    }

    @Test
    void a_boleto_is_issued_and_paid() {
        var gym = Gym.open(product);

        var answer = gym.sellV3(gym.byBoleto(customer));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var issued = answer.json().getJsonObject("retorno");
        assertThat(issued.getString("status")).isEqualTo("PENDENTE");
        var boleto = issued.getJsonObject("boleto");
        assertThat(boleto.getString("linhaDigitavel")).matches("[0-9]{47}");
        assertThat(boleto.getString("codigoBarras")).matches("[0-9]{44}");
        assertThat(boleto.getString("vencimento")).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
        assertThat(gym.sales())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.api()).isEqualTo(PactoApi.V2);
                            assertThat(it.method()).isEqualTo(PactoMethod.BOLETO);
                        });
        assertThat(awaitMail("Seu boleto").text()).contains(boleto.getString("linhaDigitavel"));
        var order = issued.getString("orderId");

        product.twins().pacto().pay(gym.sales().getFirst().code());
        // By itself it is looked for once an hour.
        var confirmed =
                product.admin()
                        .send(
                                "POST",
                                "/api/v1/orders/" + order + "/confirm",
                                BodyPublishers.noBody());
        assertThat(confirmed.status()).as(confirmed.toString()).isBetween(200, 202);

        buyers.awaitState(order, "PAID");
        assertAccess(gym, order, Gym.PLAN);
        assertThat(receipt().text()).contains("LIVE MENSAL");
    }

    @Test
    void a_unit_of_V3_alone_sells_by_card_only() {
        var gym = Gym.openWithV3(product);

        for (var sale : List.of(gym.byPix(customer), gym.byBoleto(customer))) {
            LiveFailuresIT.assertRefused(gym.sell(sale), 409, "method-not-offered");
        }

        assertThat(gym.sales()).isEmpty();
        var answer = gym.sell(gym.byCard(customer, gym.token(Gym.GOOD_CARD)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void the_same_PIX_twice_is_one_order_and_one_call() {
        var gym = Gym.openWithV2(product);
        var first = gym.sell(gym.byPix(customer));
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        var other = Customer.fresh();
        assertThat(gym.sell(gym.byPix(other)).status()).isEqualTo(200);

        var again = gym.sellV3(gym.byPix(customer));

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json().getJsonObject("retorno"))
                .isEqualTo(first.json().getJsonObject("data"));
        assertThat(gym.sales())
                .extracting(it -> it.email())
                .containsExactly(customer.email(), other.email());
    }

    /** A page loaded again has another captcha, but what was asked for is the same. */
    @Test
    void a_repeated_request_is_answered_as_before() {
        var gym = Gym.openWithV2(product);
        var keyed = gym.by(product.http().with("Idempotency-Key", UUID.randomUUID().toString()));
        var sale = gym.byCard(customer, gym.token(Gym.GOOD_CARD)).build();
        var first = keyed.sell(sale);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);

        var again = keyed.sell(sale);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(gym.sales()).hasSize(1);
        var changed = Json.createObjectBuilder(sale).add("parcelas", 2).build();
        LiveFailuresIT.assertRefused(keyed.sell(changed), 422, "idempotency-key-reused");
    }

    @Test
    void of_fifty_sales_at_once_with_one_token_one_is_made() throws Exception {
        var gym = Gym.open(product);
        gym.plans();
        var token = gym.token(Gym.GOOD_CARD);
        var sales = Stream.generate(() -> gym.byCard(Customer.fresh(), token)).limit(50).toList();

        var answers =
                AtOnce.call(
                        sales.stream()
                                .<Callable<Http.Answer>>map(it -> () -> gym.sell(it))
                                .toList());

        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(it -> it.status() != 200)
                .allSatisfy(
                        it ->
                                assertThat(it.status() + " " + it.json().getString("code"))
                                        // There is room for so many waiting for Pacto or Google.
                                        .isIn(
                                                "409 card-token-used",
                                                "503 captcha-unavailable",
                                                "503 provider-unavailable",
                                                "503 temporarily-unavailable"));
        assertThat(gym.sales()).hasSize(1);
    }

    @Test
    void no_request_of_a_unit_bears_the_key_of_another() throws Exception {
        var gyms = List.of(Gym.open(product), Gym.openWithV2(product), Gym.openWithV3(product));

        AtOnce.call(
                Stream.of(gyms, gyms, gyms)
                        .flatMap(List::stream)
                        .<Callable<Integer>>map(it -> () -> visit(it))
                        .toList());

        var requests = product.twins().pacto().ledger().requests();
        for (var gym : gyms) {
            var keys = gym.atPacto().keys();
            assertThat(requests)
                    .filteredOn(it -> it.units().contains(gym.slug()))
                    .isNotEmpty()
                    .allSatisfy(
                            it -> {
                                assertThat(it.units()).containsOnly(gym.slug());
                                assertThat(it.keys())
                                        .allMatch(
                                                key ->
                                                        keys.v3().filter(key::equals).isPresent()
                                                                || keys.v2()
                                                                        .filter(key::equals)
                                                                        .isPresent());
                            });
            assertThat(gym.sales()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private int visit(Gym gym) {
        gym.plans();
        gym.simulate(Gym.PLAN, "{\"cupom\":\"VERAO10\"}");
        var sold = gym.sell(gym.byCard(Customer.fresh(), gym.token(Gym.GOOD_CARD)));
        assertThat(sold.status()).as(sold.toString()).isEqualTo(200);
        gym.sell(gym.byPix(Customer.fresh()));
        product.http().get("/api/pacto-v3/configs/" + gym.slug());
        return product.http().get("/api/pacto-v3/produtos/" + gym.slug() + "/1").status();
    }

    @Test
    void the_site_asks_for_units_settings_products_and_coupons() {
        var units = product.http().get("/api/pacto-v3/unidades").json();
        assertThat(units.getBoolean("success")).isTrue();
        assertThat(units.getJsonArray("unidades").getValuesAs(JsonObject.class))
                .extracting(it -> it.getString("slug"))
                .contains(DemoUnits.TORRES, DemoUnits.CENTRO);
        var torres = data(product.http().get("/api/pacto-v3/unidade/torres")).asJsonObject();
        assertThat(torres.getString("codigoUnidade")).isEqualTo("1");
        assertThat(torres.getJsonNumber("latitude").bigDecimalValue())
                .isEqualByComparingTo("-29.3369");
        var settings = data(product.http().get("/api/pacto-v3/configs/torres")).asJsonObject();
        assertThat(settings.getBoolean("apresentarPixVenda")).isTrue();
        assertThat(data(product.http().get("/api/pacto-v3/produtos/torres/1")).asJsonArray())
                .extracting(it -> it.asJsonObject().getInt("valor"))
                .containsExactlyInAnyOrder(4_990, 3_490);
        var coupon =
                data(product.http()
                                .post(
                                        "/api/pacto-v3/cupom/torres",
                                        "{\"cupom\":\"VERAO10\",\"planoId\":\"102\"}"))
                        .asJsonObject();
        assertThat(coupon.getBoolean("valido")).isTrue();
        assertThat(
                        product.http()
                                .post("/api/pacto-v3/cliente/torres", "{\"cpf\":\"52998224725\"}")
                                .status())
                .isEqualTo(401);
        var client =
                product.admin()
                        .post(
                                "/api/pacto-v3/cliente/torres",
                                "{\"cpf\":\"%s\"}".formatted(customer.cpf()));
        assertThat(data(client).asJsonObject().getBoolean("encontrado")).isFalse();
    }

    private static JsonValue data(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("data");
    }

    private static JsonObject plan(JsonObject plans, int code) {
        return plans.getJsonArray("planos").getValuesAs(JsonObject.class).stream()
                .filter(it -> it.getInt("codigo") == code)
                .findFirst()
                .orElseThrow();
    }

    /** Once, for this plan; and the buyer can log in. */
    private void assertAccess(Gym gym, String order, int plan) {
        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        var reference =
                buyers.order(order)
                        .getJsonArray("payments")
                        .getJsonObject(0)
                        .getString("providerReference");
        var access = buyers.byPayment(reference);
        assertThat(access.status()).as(access.toString()).isEqualTo(200);
        assertThat(access.json().getString("planId")).isEqualTo("" + plan);
        var user =
                product.http()
                        .withKey(product.environment().mainSystemKey())
                        .get("/api/users/" + access.json().getString("userId"))
                        .json();
        assertThat(user.getString("email")).isEqualTo(customer.email());
        assertThat(user.getJsonObject("tenant").getString("name")).isEqualTo(gym.atPacto().name());
        assertThat(user.getJsonArray("subscriptions")).hasSize(1);
        var welcome = awaitMail(it -> it.text().contains("token="));
        assertThat(buyers.activate(welcome, PASSWORD)).isEqualTo(204);
        assertThat(buyers.logIn(customer.email(), PASSWORD).status()).isEqualTo(200);
    }

    /** There is one, and no second follows. */
    private Mail receipt() {
        var mail = awaitMail("Pagamento confirmado");
        await().during(Duration.ofMillis(1_200))
                .atMost(Buyers.LIMIT)
                .until(
                        () ->
                                buyers.mails(customer.email()).stream()
                                                .filter(it -> it.subject().equals(mail.subject()))
                                                .count()
                                        == 1);
        return mail;
    }

    private Mail awaitMail(String subject) {
        return awaitMail(it -> it.subject().startsWith(subject));
    }

    private Mail awaitMail(Predicate<Mail> wanted) {
        await("a mail")
                .atMost(Buyers.LIMIT)
                .until(() -> buyers.mails(customer.email()).stream().anyMatch(wanted));
        return buyers.mails(customer.email()).stream().filter(wanted).findFirst().orElseThrow();
    }
}
