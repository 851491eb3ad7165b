package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.pacto.DemoUnits;
import dev.catraca.sandbox.twins.pacto.PactoApi;
import dev.catraca.sandbox.twins.pacto.PactoKeys;
import dev.catraca.sandbox.twins.pacto.PactoLedger.SaleEntry;
import dev.catraca.sandbox.twins.pacto.PactoUnit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A gym unit of a test's own, here and at Pacto's twin, with the usual plans. */
final class Gym {
    static final int PLAN = DemoUnits.MONTH_PLAN;

    /** In centavos. */
    static final int PRICE = 19_990;

    static final String GOOD_CARD = "4111111111111111";
    static final String DECLINED_CARD = "4000000000000002";
    static final String CARD_IN_ANALYSIS = "4000000000009235";

    private static final AtomicInteger CODES = new AtomicInteger(1_000);

    private final Product product;
    private final Http http;
    private final PactoUnit unit;

    private Gym(Product product, Http http, PactoUnit unit) {
        this.product = product;
        this.http = http;
        this.unit = unit;
    }

    /** Sells by V3 and V2. */
    static Gym open(Product product) {
        var code = CODES.incrementAndGet();
        return open(product, code, PactoKeys.both("psec_" + hex(32), hex(32), code));
    }

    static Gym openWithV2(Product product) {
        return open(product, CODES.incrementAndGet(), PactoKeys.onlyV2(hex(32)));
    }

    static Gym openWithV3(Product product) {
        var code = CODES.incrementAndGet();
        return open(product, code, PactoKeys.onlyV3("psec_" + hex(32), code));
    }

    private static Gym open(Product product, int code, PactoKeys keys) {
        var gym = withoutAccount(product, code, keys);
        gym.putAccount();
        return gym;
    }

    /** Nobody has told the server its keys yet. */
    static Gym withoutAccount(Product product, int code, PactoKeys keys) {
        return withoutAccount(product, "gym-" + hex(10), code, keys);
    }

    static Gym withoutAccount(Product product, String slug, int code, PactoKeys keys) {
        var unit = product.twins().pacto().addUnit(slug, code, keys);
        var gym = new Gym(product, product.http(), unit);
        var answer =
                product.admin()
                        .put(
                                "/api/v1/merchants/" + slug,
                                """
                                {"name":"%s","platform":"live","timeZone":"America/Sao_Paulo",
                                 "currency":"BRL","returnOrigins":[],"lateMoney":"accept",
                                 "unit":{"code":"%d","city":"Torres","state":"RS"}}\
                                """
                                        .formatted(unit.name(), code));
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        return gym;
    }

    /** Tells the server the unit's keys. */
    void putAccount() {
        var keys = unit.keys();
        var code = Integer.toString(unit.code());
        var account = Json.createObjectBuilder();
        keys.v3()
                .ifPresent(
                        it ->
                                account.add(
                                        "v3",
                                        Json.createObjectBuilder()
                                                .add("secretKey", it)
                                                .add("empresaId", "" + keys.company())
                                                .add("unitCode", code)));
        keys.v2()
                .ifPresent(
                        it ->
                                account.add(
                                        "v2",
                                        Json.createObjectBuilder()
                                                .add("secretKey", it)
                                                .add("unitCode", code)));
        var answer =
                product.admin()
                        .put(
                                "/api/v1/merchants/" + slug() + "/accounts/pacto",
                                account.build().toString());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    /** The same unit, asked by another caller or at another node. */
    Gym by(Http caller) {
        return new Gym(product, caller, unit);
    }

    String slug() {
        return unit.slug();
    }

    PactoUnit atPacto() {
        return unit;
    }

    /** What the unit sold, as Pacto sees it. */
    List<SaleEntry> sales() {
        return product.twins().pacto().ledger().sales(slug());
    }

    Http.Answer plans() {
        return http.get("/api/pacto/planos/" + slug());
    }

    Http.Answer simulate(int plan, String body) {
        return http.post("/api/pacto-v3/simular/%s/%d".formatted(slug(), plan), body);
    }

    /** The id of a quote for the usual plan. */
    String quote() {
        var answer = simulate(PLAN, "{}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonObject("data").getString("quoteId");
    }

    static JsonObjectBuilder card(String number) {
        return Json.createObjectBuilder()
                .add("numero", number)
                .add("nome", "ANA SOUZA")
                .add("validade", "12/39")
                .add("cvv", "987");
    }

    Http.Answer tokenize(JsonObjectBuilder card) {
        return http.post("/api/pacto/tokenize-card", card.build().toString());
    }

    /** A token of this card that is good at this unit only. */
    String token(String number) {
        var answer = tokenize(card(number).add("slug", slug()));
        assertThat(answer.status()).as("a card's token").isEqualTo(200);
        return answer.json().getString("token");
    }

    String captcha() {
        return product.twins().recaptcha().mint("checkout");
    }

    /** Somebody whom nobody has seen before. */
    record Customer(String cpf, String email) {
        static Customer fresh() {
            return new Customer(newCpf(), Buyers.newBuyer());
        }

        JsonObjectBuilder json() {
            return Json.createObjectBuilder()
                    .add("nome", "Ana Souza")
                    .add("cpf", cpf)
                    .add("email", email)
                    .add("telefone", "(51) 98765-4321");
        }
    }

    /** All of a sale but how it is paid. */
    private JsonObjectBuilder sale(Customer customer, String method) {
        return Json.createObjectBuilder()
                .add("slug", slug())
                .add("planoId", "" + PLAN)
                .add("paymentMethod", method)
                .add("cliente", customer.json())
                .add("captchaToken", captcha())
                .add("aceiteTermos", true);
    }

    JsonObjectBuilder byCard(Customer customer, String token) {
        return sale(customer, "cartao").add("cartaoToken", token);
    }

    JsonObjectBuilder byPix(Customer customer) {
        return sale(customer, "pix");
    }

    JsonObjectBuilder byBoleto(Customer customer) {
        return sale(customer, "boleto");
    }

    /** On the older path, which names the unit in the body. */
    Http.Answer sell(JsonObjectBuilder sale) {
        return sell(sale.build());
    }

    Http.Answer sell(JsonObject sale) {
        return http.post("/api/pacto/venda", sale.toString());
    }

    /** On the newer path. */
    Http.Answer sellV3(JsonObjectBuilder sale) {
        return http.post("/api/pacto-v3/venda/" + slug(), sale.build().toString());
    }

    /** How many calls that sell reached Pacto, of all units. */
    static long saleCalls(Product product) {
        var ledger = product.twins().pacto().ledger();
        return List.of("sell-card", "sell-pix", "sell-boleto").stream()
                .mapToLong(it -> ledger.calls(PactoApi.V2, it) + ledger.calls(PactoApi.V3, it))
                .sum();
    }

    /** A valid one, of nobody. */
    static String newCpf() {
        var digits = new ArrayList<Integer>();
        var random = ThreadLocalRandom.current();
        for (var i = 0; i < 9; i++) {
            digits.add(random.nextInt(10));
        }
        for (var check = 0; check < 2; check++) {
            var sum = 0;
            for (var i = 0; i < digits.size(); i++) {
                sum += digits.get(i) * (digits.size() + 1 - i);
            }
            digits.add(sum * 10 % 11 % 10);
        }
        var text = new StringBuilder();
        digits.forEach(text::append);
        return digits.stream().distinct().count() == 1 ? newCpf() : text.toString();
    }

    private static String hex(int length) {
        return UUID.randomUUID().toString().replace("-", "").substring(0, length);
    }
}
