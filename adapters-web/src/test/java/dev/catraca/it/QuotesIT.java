package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quote is priced by the server, signed, and paid as it was offered. */
@ArquillianTest
class QuotesIT {
    private static final String QUOTES = "/api/v1/merchants/nexus/quotes";
    private static final String CHECKOUTS = "/api/v1/checkouts";

    private Product product;
    private Buyers buyers;
    private String plan;

    @BeforeEach
    void visit() {
        product = Product.managed();
        buyers = new Buyers(product);
        plan = "quoted-" + UUID.randomUUID();
        putPrice(10_000);
    }

    @Test
    void a_quote_is_paid_as_it_was_offered_whatever_the_catalogue_says_now() {
        var quote = quote(3);
        putPrice(99_900);

        var checkout = checkout(quote, newBuyer());

        assertThat(checkout.getString("state")).isEqualTo("OPEN");
        var order = buyers.order(checkout.getString("order"));
        assertThat(order.getJsonObject("total").getInt("amount")).isEqualTo(10_000);
        assertThat(order.getJsonArray("lines").getJsonObject(0).getString("plan")).isEqualTo(plan);
        buyers.press(checkout, "card");
        buyers.awaitState(checkout.getString("order"), "PAID");
        var view = product.http().get(CHECKOUTS + "/" + checkout.getString("id")).json();
        assertThat(view.getString("state")).isEqualTo("PAID");
        assertThat(view).doesNotContainKey("url");
    }

    @Test
    void the_instalments_add_up_and_the_signature_is_that_of_the_documented_text()
            throws GeneralSecurityException {
        var quote = quote(3);

        assertThat(quote.getJsonArray("installments").getValuesAs(JsonObject.class))
                .extracting(it -> it.getJsonObject("amount").getInt("amount"))
                .containsExactly(3_334, 3_333, 3_333);
        assertThat(quote.getString("signature"))
                .isEqualTo(signature(text(quote, quote.getString("expiresAt"))));
        var keys = product.http().get("/api/v1/quote-keys").json().getJsonArray("keys");
        assertThat(keys.getJsonObject(0).getString("kid")).isEqualTo(quote.getString("keyId"));
        assertThat(keys.getJsonObject(0).getString("crv")).isEqualTo("Ed25519");
    }

    @Test
    void a_repeated_request_gets_the_same_answer_and_another_body_none() {
        var key = UUID.randomUUID().toString();
        var email = newBuyer();
        var keyed = product.http().with("Idempotency-Key", key);
        var quoteBody = quoteBody(1);
        var quote = keyed.post(QUOTES, quoteBody);
        assertThat(keyed.post(QUOTES, quoteBody).body()).isEqualTo(quote.body());
        assertThat(keyed.post(QUOTES, quoteBody(2)).status()).isEqualTo(422);

        var first = keyed.post(CHECKOUTS, checkoutBody(quote.json(), email, ""));
        var again = keyed.post(CHECKOUTS, checkoutBody(quote.json(), email, ""));

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        var other = keyed.post(CHECKOUTS, checkoutBody(quote.json(), newBuyer(), ""));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().getString("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void another_offer_replaces_the_page_of_the_first() {
        var email = newBuyer();
        var first = checkout(quote(1), email);

        var second = checkout(quote(2), email);

        assertThat(second.getString("order")).isNotEqualTo(first.getString("order"));
        buyers.awaitState(first.getString("order"), "CANCELED");
        assertThat(checkout(quote(2), email).getString("url")).isEqualTo(second.getString("url"));
    }

    @Test
    void a_quote_that_expired_is_refused() throws Exception {
        var quote = quote(1);
        var past = Instant.parse(quote.getString("expiresAt")).minus(Duration.ofHours(1));
        update(
                quote,
                "expires_at = '%s', signature = '%s'"
                        .formatted(past, signature(text(quote, past.toString()))));

        assertRefused(post(CHECKOUTS, checkoutBody(quote, newBuyer(), "")), 409, "quote-expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines = jsonb_set(lines, '{0,price}', '1')", "installments = 2"})
    void a_quote_that_somebody_changed_in_the_database_is_refused(String change) throws Exception {
        var quote = quote(1);
        update(quote, change);

        assertRefused(post(CHECKOUTS, checkoutBody(quote, newBuyer(), "")), 409, "quote-invalid");
    }

    @Test
    void what_cannot_be_offered_is_refused_with_its_reason() {
        var line = "{\"plan\":\"%s\",\"quantity\":1}".formatted(plan);
        assertRefused(ask("{\"lines\":[]}"), 422, "values-invalid");
        assertRefused(ask("{}"), 400, "fields-invalid");
        assertRefused(
                ask("{\"lines\":[{\"plan\":\"%s\",\"price\":1}]}".formatted(plan)),
                400,
                "fields-invalid");
        assertRefused(
                ask("{\"lines\":[{\"plan\":\"pro\",\"product\":\"x\"}]}"), 422, "values-invalid");
        assertRefused(ask("{\"lines\":[{\"plan\":\"none\"}]}"), 422, "plan-unknown");
        assertRefused(ask("{\"lines\":[{\"product\":\"none\"}]}"), 422, "product-unknown");
        assertRefused(ask("{\"lines\":[%s,%s]}".formatted(line, line)), 422, "one-plan-per-order");
        assertRefused(
                ask("{\"lines\":[{\"plan\":\"%s\",\"quantity\":2}]}".formatted(plan)),
                422,
                "one-plan-per-order");
        assertRefused(
                ask("{\"lines\":[%s],\"coupon\":\"SAVE\"}".formatted(line)), 422, "coupon-unknown");
        assertRefused(
                ask("{\"lines\":[%s],\"affiliate\":\"a\"}".formatted(line)),
                422,
                "affiliate-unknown");
        assertRefused(
                ask("{\"lines\":[%s],\"installments\":13}".formatted(line)), 422, "values-invalid");
        assertRefused(
                post("/api/v1/merchants/nobody/quotes", quoteBody(1)), 404, "merchant-unknown");
        assertRefused(post("/api/v1/merchants/live/quotes", quoteBody(1)), 422, "plan-unknown");
        assertRefused(product.http().post(QUOTES, quoteBody(1)), 400, "idempotency-key-missing");
    }

    @Test
    void a_checkout_that_makes_no_sense_is_refused_with_all_that_is_wrong() {
        var quote = quote(1);
        var nowhere = checkoutBody(quote, newBuyer(), ",\"returnUrl\":\"https://evil.example/\"");
        assertRefused(post(CHECKOUTS, nowhere), 422, "return-url-not-allowed");
        var unknown =
                checkoutBody(quote, newBuyer(), "")
                        .replace(quote.getString("id"), UUID.randomUUID().toString());
        assertRefused(post(CHECKOUTS, unknown), 404, "quote-unknown");
        var wrong =
                post(
                        CHECKOUTS,
                        """
                        {"quote":"x","buyer":{"name":"Ana","email":"nobody","taxId":"111","phone":"1"}}""");
        assertRefused(wrong, 422, "values-invalid");
        assertThat(wrong.json().getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(it -> it.getString("field"))
                .containsExactlyInAnyOrder("quote", "buyer.email", "buyer.taxId", "buyer.phone");
        assertThat(wrong.body()).doesNotContain("nobody");
        assertThat(product.http().get(CHECKOUTS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(product.http().get(CHECKOUTS + "/x").status()).isEqualTo(404);
    }

    @Test
    void the_buyer_s_tax_number_and_phone_are_kept_and_not_shown() throws SQLException {
        var details = "\"taxId\":\"529.982.247-25\",\"phone\":\"(11) 98765-4321\",";
        var body =
                checkoutBody(quote(1), newBuyer(), "").replace("\"email\"", details + "\"email\"");
        var answer = post(CHECKOUTS, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var order = answer.json().getString("order");
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT buyer_tax_id, buyer_phone FROM orders WHERE id = '%s'"
                                        .formatted(order))) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("52998224725");
            assertThat(row.getString(2)).isEqualTo("+5511987654321");
        }
        assertThat(product.http().get(CHECKOUTS + "/" + order).body())
                .doesNotContain("52998224725", "98765", "Ana", "@");
    }

    @Test
    void a_waiting_buyer_is_told_each_step_and_then_let_go() throws Exception {
        var email = newBuyer();
        var checkout = checkout(quote(1), email);
        var path = CHECKOUTS + "/" + checkout.getString("id") + "/events";

        List<String> told;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = executor.submit(() -> listen(path, ""));
            buyers.press(checkout, "card");
            told = waiting.get(100, TimeUnit.SECONDS);
        }

        assertThat(values(told, "event"))
                .containsExactly("payment-received", "account-made", "mail-sent", "enter");
        assertThat(values(told, "id")).containsExactly("1", "2", "3", "4");
        assertThat(values(told, "data").getLast())
                .contains("/checkout/return?order=" + checkout.getString("id"));
        assertThat(String.join("\n", told)).doesNotContain(email, "Ana");
        assertThat(values(listen(path, "2"), "event")).containsExactly("mail-sent", "enter");
        assertThat(product.http().with("Last-Event-ID", "4").get(path).status()).isEqualTo(204);
    }

    @Test
    void a_buyer_who_did_not_pay_is_told_so_and_a_stranger_nothing() {
        var checkout = checkout(quote(1), newBuyer());
        buyers.press(checkout, "expire");
        buyers.awaitState(checkout.getString("order"), "EXPIRED");

        var path = CHECKOUTS + "/" + checkout.getString("id") + "/events";
        assertThat(values(listen(path, ""), "event")).containsExactly("ended");
        assertRefused(
                product.http().get(CHECKOUTS + "/" + UUID.randomUUID() + "/events"),
                404,
                "not-found");
    }

    /** All lines of the stream, once the server has ended it. */
    private List<String> listen(String path, String lastEventId) {
        var http = product.http().with("Accept", "text/event-stream");
        var answer =
                (lastEventId.isEmpty() ? http : http.with("Last-Event-ID", lastEventId)).get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        return answer.body().lines().toList();
    }

    private static List<String> values(List<String> lines, String field) {
        return lines.stream()
                .filter(it -> it.startsWith(field + ":"))
                .map(it -> it.substring(field.length() + 1).strip())
                .toList();
    }

    private void putPrice(long price) {
        var answer =
                product.admin()
                        .put(
                                "/api/v1/merchants/nexus/plans/" + plan,
                                """
                                {"name":"Quoted","price":{"amount":%d,"currency":"BRL"},
                                 "cycle":"MONTHLY","maxInstallments":12}"""
                                        .formatted(price));
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    }

    private JsonObject quote(int installments) {
        var answer = ask(quoteBody(installments));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private JsonObject checkout(JsonObject quote, String email) {
        var answer = post(CHECKOUTS, checkoutBody(quote, email, ""));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private Http.Answer ask(String body) {
        return post(QUOTES, body);
    }

    private Http.Answer post(String path, String body) {
        return product.http()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(path, body);
    }

    private String quoteBody(int installments) {
        return "{\"lines\":[{\"plan\":\"%s\",\"quantity\":1}],\"installments\":%d}"
                .formatted(plan, installments);
    }

    private static String checkoutBody(JsonObject quote, String email, String more) {
        return "{\"quote\":\"%s\",\"buyer\":{\"name\":\"Ana\",\"email\":\"%s\"}%s}"
                .formatted(quote.getString("id"), email, more);
    }

    private static void assertRefused(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().getString("code")).as(answer.toString()).isEqualTo(code);
    }

    private void update(JsonObject quote, String change) throws SQLException {
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement()) {
            var rows =
                    statement.executeUpdate(
                            "UPDATE quote SET %s WHERE id = '%s'"
                                    .formatted(change, quote.getString("id")));
            assertThat(rows).isOne();
        }
    }

    /** As docs/guide/quotes.md says. */
    private static String text(JsonObject quote, String expires) {
        var line = quote.getJsonArray("lines").getJsonObject(0);
        var total = quote.getJsonObject("total");
        var text = new ArrayList<String>();
        text.add("catraca-quote-v1");
        text.add("merchant|" + quote.getString("merchant"));
        text.add("id|" + quote.getString("id"));
        text.add(
                "plan|%s|%d|%d|%s||%s"
                        .formatted(
                                line.getString("plan"),
                                line.getInt("quantity"),
                                line.getJsonObject("price").getInt("amount"),
                                line.getString("cycle"),
                                line.getString("name")));
        text.add("total|%d|%s".formatted(total.getInt("amount"), total.getString("currency")));
        for (var part : quote.getJsonArray("installments").getValuesAs(JsonObject.class)) {
            var amount = part.getJsonObject("amount").getInt("amount");
            text.add("installment|%d|%d".formatted(part.getInt("number"), amount));
        }
        text.add("expires|" + expires);
        return String.join("\n", text);
    }

    /** With the server's own first key. */
    private String signature(String text) throws GeneralSecurityException {
        var ring = product.environment().variables().getOrDefault("CATRACA_QUOTE_KEYS", "");
        var first = ring.split(",", 2)[0];
        var seed = Base64.getDecoder().decode(first.substring(first.indexOf(':') + 1));
        var key =
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(key);
        signer.update(text.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    }
}
