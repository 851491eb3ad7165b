package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.it.Http;
import dev.catraca.it.Product;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No invalid document gets through a route, or changes anything, or is a failure of ours. */
@ArquillianTest
class CorpusIT {
    private Product product;

    @BeforeEach
    void visit() {
        product = Product.managed();
    }

    @Test
    void a_plan_is_not_made_of_an_invalid_document() {
        var admin = product.admin().with("Content-Type", "application/json");
        var path = "/api/v1/merchants/nexus/plans/corpus";

        documents().forEach(it -> assertRefused(send(admin, "PUT", path, it), it, "problem+json"));

        assertThat(product.admin().get(path).status()).isEqualTo(404);
    }

    @Test
    void an_order_is_not_placed_by_an_invalid_document() throws SQLException {
        var site = product.http().with("Content-Type", "application/json");
        var before = orders();

        documents()
                .forEach(
                        it ->
                                assertRefused(
                                        send(site, "POST", "/api/payments/intent", it),
                                        it,
                                        "application/json"));

        assertThat(orders()).isEqualTo(before);
    }

    @Test
    void a_user_is_not_made_of_an_invalid_document() {
        var spine =
                product.http()
                        .withKey(product.environment().mainSystemKey())
                        .with("Content-Type", "application/json")
                        .with("Idempotency-Key", UUID.randomUUID().toString());
        var path = "/api/users/external/create-from-payment";

        documents()
                .forEach(
                        it -> assertRefused(send(spine, "POST", path, it), it, "application/json"));
    }

    @Test
    void nothing_is_sold_by_an_invalid_document() throws SQLException {
        var site = product.http().with("Content-Type", "application/json");
        var before = orders();

        for (var path :
                new String[] {
                    "/api/pacto/venda", "/api/pacto-v3/venda/torres", "/api/pacto/tokenize-card"
                }) {
            documents()
                    .forEach(
                            it -> {
                                var answer = send(site, "POST", path, it);
                                assertRefused(answer, it, "application/json");
                                assertThat(answer.json().getBoolean("success")).isFalse();
                            });
        }

        assertThat(orders()).isEqualTo(before);
    }

    private static Stream<Document> documents() {
        return JsonCorpus.invalid().map(it -> (Document) it.get()[1]);
    }

    private static Http.Answer send(Http caller, String method, String path, Document body) {
        return caller.send(method, path, BodyPublishers.ofByteArray(body.bytes()));
    }

    private static void assertRefused(Http.Answer answer, Document document, String type) {
        assertThat(answer.status()).as("%s: %s", document, answer).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).as("%s", document).contains(type);
        assertThat(answer.json().getString("code")).as("%s", document).isNotEmpty();
    }

    private long orders() throws SQLException {
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM orders")) {
            result.next();
            return result.getLong(1);
        }
    }
}
