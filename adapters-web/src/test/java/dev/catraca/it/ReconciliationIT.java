package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody told us is found out: by the provider's list, by reading, by comparing. */
@ArquillianTest
class ReconciliationIT {
    private static final String RECONCILIATIONS = "/api/v1/reconciliations";

    private Product product;
    private Buyers buyers;

    @BeforeEach
    void visit() {
        product = Product.managed();
        buyers = new Buyers(product);
    }

    @Test
    void an_event_that_was_lost_on_its_way_is_fetched() throws SQLException {
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.LOSE).at("stripe", "checkout.session.completed"));
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "card");

        reconcile("{}");

        var order = intent.getString("orderId");
        buyers.awaitState(order, "PAID");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                count(
                                                "SELECT count(*) FROM webhook_event WHERE order_id = '"
                                                        + order
                                                        + "'")
                                        > 0);
    }

    @Test
    void an_access_that_the_main_system_lost_is_given_again() throws SQLException {
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "card");
        var session = intent.getString("sessionId");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> buyers.byPayment(session).status() == 200);
        await().until(() -> isProvisioned(intent.getString("orderId")));
        forget(session);
        assertThat(buyers.byPayment(session).status()).isEqualTo(404);

        var begun = reconcile("{\"from\":\"" + Instant.now().minusSeconds(600) + "\"}");

        assertThat(begun.json().getInt("provisionings")).isPositive();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> buyers.byPayment(session).status() == 200);
        assertThat(
                        product.admin()
                                .get(
                                        "/api/v1/orders/%s/timeline"
                                                .formatted(intent.getString("orderId")))
                                .body())
                .contains("ACCESS_DIFFERED");
    }

    @Test
    void what_lies_too_far_back_or_ahead_is_refused_with_its_field() {
        for (var from : new String[] {"2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z"}) {
            var answer = product.admin().post(RECONCILIATIONS, "{\"from\":\"%s\"}".formatted(from));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains("\"from\"", "not-that-far");
        }
        assertThat(product.admin().post(RECONCILIATIONS, "{\"from\":1}").status()).isEqualTo(400);
        assertThat(product.http().post(RECONCILIATIONS, "{}").status()).isEqualTo(401);
    }

    private Http.Answer reconcile(String body) {
        var answer = product.admin().post(RECONCILIATIONS, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer;
    }

    private boolean isProvisioned(String order) throws SQLException {
        return count(
                        "SELECT count(*) FROM provisioning WHERE state = 'DONE' AND order_id = '"
                                + order
                                + "'")
                == 1;
    }

    private void forget(String session) throws SQLException {
        try (var connection = product.database().getConnection();
                var statement =
                        connection.prepareStatement(
                                "DELETE FROM main_system.processed_payment WHERE reference = ?")) {
            statement.setString(1, session);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
