package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server dies by kill -9 in the worst moments; after its restart everything is there, once. */
class KillIT {
    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = OwnServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void what_was_acknowledged_before_the_kill_is_provisioned_after_it() {
        var product = server.product();
        var buyers = new Buyers(product);
        var email = newBuyer();
        var intent = buyers.intent(email);
        var delivered = product.twins().stripe().ledger().deliveriesSucceeded();
        buyers.press(intent, "card");
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> product.twins().stripe().ledger().deliveriesSucceeded() > delivered);

        server.kill();
        server.restart();

        buyers.awaitState(intent.getString("orderId"), "PAID");
        buyers.awaitOneMail(email);
        assertThat(buyers.byPayment(intent.getString("sessionId")).status()).isEqualTo(200);
    }

    @Test
    void a_kill_between_the_provider_s_answer_and_our_record_leaves_one_page() {
        var product = server.product();
        var buyers = new Buyers(product);
        var email = newBuyer();
        var stripe = product.twins().stripe().ledger();
        var sessions = stripe.sessions().size();
        // The twin opens the page and keeps its answer to itself, until the server is dead.
        arm("{\"name\":\"timeout-after\",\"party\":\"stripe\",\"times\":1}");
        var asking =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        product.http()
                                                .post(
                                                        "/api/payments/intent",
                                                        Buyers.intentBody(email));
                                    } catch (java.io.UncheckedIOException cutOff) {
                                        // as the server dies
                                    }
                                });
        await().until(() -> stripe.sessions().size() == sessions + 1);

        server.kill();
        server.restart();

        var intent = buyers.intent(email);
        assertThat(stripe.sessions()).hasSize(sessions + 1);
        buyers.press(intent, "card");
        buyers.awaitState(intent.getString("orderId"), "PAID");
        buyers.awaitOneMail(email);
        asking.interrupt();
    }

    private static void arm(String fault) {
        var twins = server.product().twins().uri();
        var answer = new Http(twins).post("/faults", fault);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }
}
