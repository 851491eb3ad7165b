package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole stories that end at Asaas: from a client's file to access, and of other clients too. */
@ArquillianTest
class CartStoriesIT {
    private static final String PASSWORD = "a long enough password";

    private final Product product = Product.managed();
    private final Tables tables = new Tables(product);
    private final Buyers buyers = new Buyers(product);

    @Test
    void an_imported_catalogue_is_sold_paid_shared_and_gives_access() {
        var market = Market.company(product);
        importCatalogue(market);
        var order = market.order("{\"product\":\"shirt\",\"quantity\":3}", "{\"plan\":\"club\"}");
        var more = Json.createObjectBuilder().add("coupon", "NATAL").add("affiliateId", "ana");
        // 3 * 33.35 + 49.90 = 149.95, less 15 %: 22.49.
        var request = market.request(order, more.build(), "shirt*3", "club*1");
        assertThat(request.getJsonNumber("totalAmount").bigDecimalValue())
                .isEqualByComparingTo("127.46");

        var checkout = market.opened(request);
        assertThat(market.reserved("shirt")).isEqualTo(3);
        product.twins().asaas().act(checkout, CheckoutAction.PIX);

        market.awaitState(order, "PAID");
        assertThat(market.stock("shirt")).isEqualTo(2);
        assertThat(market.reserved("shirt")).isZero();
        var splits = market.splits(order);
        var paid = product.twins().asaas().ledger().payments(checkout).getFirst();
        var net = 0L;
        for (var it : splits.getJsonArray("splits").getValuesAs(JsonObject.class)) {
            net += amount(it, "net");
            if (!it.getString("role").equals("platform")) {
                assertThat(amount(it, "net"))
                        .isCloseTo(paid.splits().get(it.getString("wallet")), Offset.offset(1L));
            }
        }
        assertThat(paid.splits()).containsKey(market.affiliateWallet());
        assertThat(net).isEqualTo(paid.netValue());
        assertThat(net + amount(splits, "fee")).isEqualTo(12_746);
        buyers.awaitProvisioning(market.id(order), "DONE", 1);
        buyers.awaitOneMail(market.email());
    }

    private void importCatalogue(Market market) {
        var lines =
                """
                {"kind":"product","reference":"shirt","name":"Camiseta","price":{"amount":3335,"currency":"BRL"},"stock":5,"active":true}
                {"kind":"coupon","code":"NATAL","percent":1500,"maxUses":10,"maxUsesPerBuyer":1}
                {"kind":"affiliate","reference":"ana","name":"Ana","wallets":{"asaas":"%s"},"active":true}
                {"kind":"buyer","reference":"%s","name":"Ana Compradora","email":"%s","active":true}
                {"kind":"plan","code":"club","name":"Club","price":{"amount":4990,"currency":"BRL"},"cycle":"MONTHLY"}
                """
                        .formatted(market.affiliateWallet(), market.buyer(), market.email());
        var answer =
                product.admin()
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .with("Content-Type", "application/x-ndjson")
                        .send(
                                "POST",
                                "/api/v1/merchants/" + market.slug() + "/imports?atomic=true",
                                BodyPublishers.ofString(lines));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().getInt("imported")).as(answer.body()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pix", "card"})
    void nexus_sells_a_plan_on_asaas_page(String button) {
        var email = Buyers.newBuyer();
        var intent =
                buyers.intent(
                                """
                                {"planId":"pro","email":"%s","name":"Rui Barbosa",
                                 "provider":"asaas"}"""
                                        .formatted(email),
                                201)
                        .json();
        assertThat(intent.getString("url")).contains("/asaas/");

        buyers.press(intent, button);

        var order = intent.getString("orderId");
        buyers.awaitState(order, "PAID");
        buyers.awaitProvisioning(order, "DONE", 1);
        assertThat(buyers.activate(buyers.awaitOneMail(email), PASSWORD)).isEqualTo(204);
        var user = buyers.logIn(email, PASSWORD).json().getJsonObject("user");
        assertThat(user.getJsonArray("subscriptions").getJsonObject(0).getString("status"))
                .isEqualTo("active");
        var payment = buyers.order(order).getJsonArray("payments").getJsonObject(0);
        assertThat(payment.getString("provider")).isEqualTo("asaas");
        assertThat(payment.getString("method")).isEqualTo(button);
    }

    @Test
    void a_secret_is_replaced_without_a_pause_and_the_old_one_ends_by_itself() {
        var market = Market.open(product).sell("cup", 7_525, 10);
        var old = "old-" + UUID.randomUUID();
        var fresh = "new-" + UUID.randomUUID();
        market.secret("k2", old, "");
        market.secret("k3", fresh, "");
        var order = market.order("{\"product\":\"cup\",\"quantity\":2}");
        var request = market.request(order, JsonValue.EMPTY_JSON_OBJECT, "cup*2");
        assertThat(status(market, request, old)).isEqualTo(201);
        assertThat(status(market, request, fresh)).isEqualTo(200);
        var named = Json.createObjectBuilder(request).add("keyId", "k3").build();
        assertThat(status(market, named, fresh)).isEqualTo(200);
        assertThat(status(market, named, old)).isEqualTo(403);

        market.secret("k2", old, ",\"expiresAt\":\"%s\"".formatted(Instant.now().plusSeconds(3)));

        await("the old secret's end")
                .atMost(Buyers.LIMIT)
                .until(() -> status(market, request, old) == 403);
        assertThat(market.pay(signed(request, old)).json().getString("code"))
                .isEqualTo("signature-invalid");
        assertThat(status(market, request, fresh)).isEqualTo(200);
        assertThat(market.pay(market.signed(request)).status()).isEqualTo(200);
    }

    @Test
    void the_platform_signs_for_its_companies_until_its_secret_ends() {
        var market = Market.open(product).sell("cup", 7_525, 10);
        var order = market.order("{\"product\":\"cup\",\"quantity\":2}");
        var request = market.request(order, JsonValue.EMPTY_JSON_OBJECT, "cup*2");
        var secret = "platform-" + UUID.randomUUID();
        assertThat(status(market, request, secret)).isEqualTo(403);
        var path = "/api/v1/merchants/xeco/signing-secrets/" + secret.substring(0, 20);
        var body = Json.createObjectBuilder().add("secret", secret);
        assertThat(product.admin().put(path, body.build().toString()).status()).isEqualTo(204);

        assertThat(status(market, request, secret)).isEqualTo(201);
        assertThat(market.pay(market.signed(request)).status()).isEqualTo(200);

        var over = Json.createObjectBuilder().add("secret", secret);
        over.add("expiresAt", Instant.now().toString());
        assertThat(product.admin().put(path, over.build().toString()).status()).isEqualTo(204);
        await("the platform's secret's end")
                .atMost(Buyers.LIMIT)
                .until(() -> status(market, request, secret) == 403);
        assertThat(tables.number("SELECT count(*) FROM invariant.two_open_payables")).isZero();
    }

    private static int status(Market market, JsonObject request, String secret) {
        return market.pay(signed(request, secret)).status();
    }

    private static JsonObject signed(JsonObject request, String secret) {
        return Market.signed(request, Instant.now().getEpochSecond(), secret);
    }

    private static long amount(JsonObject json, String name) {
        return json.getJsonObject(name).getJsonNumber("amount").longValueExact();
    }
}
