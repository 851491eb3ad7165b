package dev.catraca.it;

import static dev.catraca.it.ApiKeysIT.problem;
import static dev.catraca.it.Buyers.newBuyer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators find orders by whatever they hold in hand, and cancel them. */
@ArquillianTest
class OrdersIT {
    private static final String ORDERS = "/api/v1/orders";

    private Product product;
    private Buyers buyers;

    @BeforeEach
    void visit() {
        product = Product.managed();
        buyers = new Buyers(product);
    }

    @Test
    void an_order_is_found_by_id_address_and_the_provider_s_reference() {
        var email = newBuyer();
        var intent = buyers.intent(email);
        var id = intent.getString("orderId");

        for (var words :
                List.of(
                        id,
                        email,
                        email.toUpperCase(java.util.Locale.ROOT),
                        intent.getString("sessionId"))) {
            var found = search("q=" + encode(words));
            assertThat(found).as(words).hasSize(1);
            var order = found.getJsonObject(0);
            assertThat(order.getString("id")).isEqualTo(id);
            assertThat(order.getString("merchant")).isEqualTo("nexus");
            assertThat(
                            order.getJsonArray("payments")
                                    .getJsonObject(0)
                                    .getString("providerReference"))
                    .isEqualTo(intent.getString("sessionId"));
        }
        assertThat(search("state=paid&q=" + id)).isEmpty();
        assertThat(search("state=open&q=" + id)).hasSize(1);
        assertThat(search("to=2020-01-01T00:00:00Z&q=" + id)).isEmpty();
        assertThat(search("from=2020-01-01T00:00:00Z&q=" + id)).hasSize(1);
        assertThat(search("q=" + encode("nobody-" + email))).isEmpty();
    }

    @Test
    void pages_lead_to_each_other_until_there_are_no_more() {
        for (var i = 0; i < 3; i++) {
            buyers.intent(newBuyer());
        }
        var ids = new ArrayList<String>();
        var path = ORDERS + "?state=open&limit=2";
        for (var pages = 0; !path.isEmpty() && pages < 500; pages++) {
            var answer = product.admin().get(path);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            answer.json()
                    .getJsonArray("orders")
                    .forEach(it -> ids.add(it.asJsonObject().getString("id")));
            var link = answer.header("Link");
            path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
            assertThat(link.isEmpty() || link.contains("state=open")).isTrue();
        }
        assertThat(path).isEmpty();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    }

    @Test
    void a_question_that_makes_no_sense_is_refused_naming_the_parameter() {
        for (var wrong :
                Map.of(
                                "state=paidd",
                                "state",
                                "from=yesterday",
                                "from",
                                "to=2026-13-01T00:00:00Z",
                                "to",
                                "from=%2B999999999-12-31T23:59:59Z",
                                "from",
                                "cursor=x",
                                "cursor",
                                "cursor=MjAyNg",
                                "cursor",
                                "limit=0",
                                "limit",
                                "q=",
                                "q",
                                "q=a%00b",
                                "q",
                                "q=" + "x".repeat(201),
                                "q")
                        .entrySet()) {
            var answer = product.admin().get(ORDERS + "?" + wrong.getKey());
            assertThat(problem(answer)).as(wrong.getKey()).isEqualTo("400 fields-invalid");
            assertThat(answer.json().getJsonArray("violations").getJsonObject(0).getString("field"))
                    .isEqualTo(wrong.getValue());
        }
    }

    @Test
    void a_merchant_finds_its_own_orders_only() {
        var order = buyers.intent(newBuyer()).getString("orderId");
        assertThat(ids(product.site("nexus").get(ORDERS + "?q=" + order))).containsExactly(order);
        assertThat(ids(product.site("xeco").get(ORDERS + "?q=" + order))).isEmpty();
        assertThat(ids(product.site("live").get(ORDERS))).doesNotContain(order);
    }

    @Test
    void an_open_order_is_canceled_and_its_page_with_it() {
        var email = newBuyer();
        var intent = buyers.intent(email);
        var id = intent.getString("orderId");

        var canceled = cancel(id);
        assertThat(canceled.status()).as(canceled.toString()).isEqualTo(200);
        assertThat(canceled.json().getString("state")).isEqualTo("CANCELED");
        assertThat(twinSession(intent).status()).isEqualTo("expired");
        assertThat(cancel(id).status()).isEqualTo(200);
        var why = product.admin().get(ORDERS + "/" + id + "/why").body();
        assertThat(why).contains("Somebody asked to cancel the order.");

        var next = buyers.intent(email);
        assertThat(next.getString("orderId")).isNotEqualTo(id);
        buyers.press(next, "card");
        buyers.awaitState(next.getString("orderId"), "PAID");
        assertThat(buyers.order(id).getString("state")).isEqualTo("CANCELED");
    }

    @Test
    void who_paid_in_the_meantime_has_paid() {
        var intent = buyers.intent(newBuyer());
        var id = intent.getString("orderId");
        buyers.press(intent, "card");

        var answer = cancel(id);
        assertThat(problem(answer)).isEqualTo("409 order-not-open");
        assertThat(answer.json().getJsonArray("violations").getJsonObject(0).getString("message"))
                .isEqualTo("The order is PAID.");
        assertThat(buyers.order(id).getString("state")).isEqualTo("PAID");
        buyers.awaitOneMail(email(id));
    }

    @Test
    void a_boleto_that_is_out_cannot_be_canceled() {
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "boleto");
        assertThat(problem(cancel(intent.getString("orderId"))))
                .isEqualTo("409 order-not-cancelable");
        assertThat(buyers.order(intent.getString("orderId")).getString("state")).isEqualTo("OPEN");
    }

    private String email(String order) {
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT buyer_email FROM orders WHERE id = '" + order + "'")) {
            result.next();
            return result.getString(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private dev.catraca.sandbox.twins.stripe.StripeLedger.SessionEntry twinSession(
            JsonObject intent) {
        return product.twins().stripe().ledger().sessions().stream()
                .filter(it -> it.id().equals(intent.getString("sessionId")))
                .findFirst()
                .orElseThrow();
    }

    private Http.Answer cancel(String id) {
        return product.admin().send("POST", ORDERS + "/" + id + "/cancel", BodyPublishers.noBody());
    }

    private JsonArray search(String query) {
        var answer = product.admin().get(ORDERS + "?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonArray("orders");
    }

    private static List<String> ids(Http.Answer answer) {
        return answer.json().getJsonArray("orders").stream()
                .map(it -> it.asJsonObject().getString("id"))
                .toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
