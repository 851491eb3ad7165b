package dev.catraca.it;

import static dev.catraca.it.Buyers.intentBody;
import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nexus' buyers pay by Stripe's twin, and seconds later, exactly once, they can log in. */
@ArquillianTest
class FirstCustomerIT {
    private static final String PASSWORD = "a long enough password";

    private Product product;
    private Buyers buyers;

    @BeforeEach
    void visit() {
        product = Product.managed();
        buyers = new Buyers(product);
    }

    // The client's six

    @Test
    void an_order_is_created() {
        var intent = buyers.intent(newBuyer());

        assertThat(intent.getString("status")).isEqualTo("pending");
        assertThat(intent.getString("sessionId")).startsWith("cs_test_");
        assertThat(URI.create(intent.getString("url"))).hasScheme("http");
        var order = buyers.order(intent.getString("orderId"));
        assertThat(order.getString("state")).isEqualTo("OPEN");
        assertThat(order.getJsonObject("total").getInt("amount")).isEqualTo(19_990);
    }

    @Test
    void a_webhook_is_received() throws SQLException {
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "card");

        buyers.awaitState(intent.getString("orderId"), "PAID");
        assertThat(
                        count(
                                "SELECT count(*) FROM webhook_event WHERE order_id = '%s' AND state = 'APPLIED'",
                                intent.getString("orderId")))
                .isPositive();
    }

    @Test
    void a_user_is_created() {
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "card");
        buyers.awaitState(intent.getString("orderId"), "PAID");

        var session = intent.getString("sessionId");
        await().until(() -> buyers.byPayment(session).status() == 200);
        var made = buyers.byPayment(session).json();
        assertThat(made.getString("userId")).isNotEmpty();
        assertThat(made.getString("tenantId")).isNotEmpty();
    }

    @Test
    void one_welcome_mail_is_sent() {
        var email = newBuyer();
        buyers.press(buyers.intent(email), "card");

        assertThat(buyers.awaitOneMail(email).text()).contains("/activate?token=");
    }

    @Test
    void the_user_logs_in() {
        var email = newBuyer();
        buyers.press(buyers.intent(email), "card");
        var mail = buyers.awaitOneMail(email);

        assertThat(buyers.activate(mail, PASSWORD)).isEqualTo(204);
        assertThat(buyers.activate(mail, PASSWORD)).isNotEqualTo(204);
        var login = buyers.logIn(email, PASSWORD);
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.json().getString("accessToken")).isNotEmpty();
        assertThat(buyers.logIn(email, "not the password at all").status()).isEqualTo(401);
    }

    @Test
    void the_subscription_is_active() {
        var email = newBuyer();
        buyers.press(buyers.intent(email), "card");
        buyers.activate(buyers.awaitOneMail(email), PASSWORD);

        var user = buyers.logIn(email, PASSWORD).json().getJsonObject("user");
        var subscription = user.getJsonArray("subscriptions").getJsonObject(0);
        assertThat(subscription.getString("planId")).isEqualTo("pro");
        assertThat(subscription.getString("status")).isEqualTo("active");
    }

    // Exactly once

    @Test
    void a_repeated_intent_gets_the_same_checkout_with_and_without_a_key() throws Exception {
        var email = newBuyer();
        var answers = new ArrayList<Http.Answer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Http.Answer> ask =
                    () -> product.http().post("/api/payments/intent", intentBody(email));
            for (var answer : executor.invokeAll(java.util.Collections.nCopies(20, ask))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Http.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(it -> it.json().getString("url"))
                .containsOnly(answers.getFirst().json().getString("url"));

        var keyed = product.http().with("Idempotency-Key", "\"key-" + email + "\"");
        var first = keyed.post("/api/payments/intent", intentBody(email));
        var again = keyed.post("/api/payments/intent", intentBody(email));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(keyed.post("/api/payments/intent", intentBody(newBuyer())).status())
                .isEqualTo(422);
    }

    @Test
    void webhook_return_and_poll_at_once_give_access_once() throws Exception {
        var email = newBuyer();
        var intent = buyers.intent(email);
        var order = intent.getString("orderId");
        buyers.press(intent, "card");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .forEach(
                            i ->
                                    executor.submit(
                                            () ->
                                                    i % 2 == 0
                                                            ? product.admin()
                                                                    .post(
                                                                            "/api/v1/orders/"
                                                                                    + order
                                                                                    + "/confirm",
                                                                            "")
                                                            : product.http()
                                                                    .get(
                                                                            "/checkout/return?order="
                                                                                    + order)));
        }

        buyers.awaitState(order, "PAID");
        buyers.awaitOneMail(email);
        assertThat(count("SELECT count(*) FROM provisioning WHERE order_id = '%s'", order)).isOne();
        assertThat(count("SELECT count(*) FROM ledger_transaction WHERE order_id = '%s'", order))
                .isOne();
    }

    @Test
    void a_second_payment_of_a_known_user_extends_the_access_without_a_mail() {
        var email = newBuyer();
        buyers.press(buyers.intent(email), "card");
        buyers.activate(buyers.awaitOneMail(email), PASSWORD);

        var second = buyers.intent(email);
        buyers.press(second, "card");
        await().until(() -> buyers.byPayment(second.getString("sessionId")).status() == 200);

        buyers.awaitOneMail(email);
        assertThat(
                        buyers.logIn(email, PASSWORD)
                                .json()
                                .getJsonObject("user")
                                .getJsonArray("subscriptions"))
                .hasSize(1);
    }

    // Money that comes later, or not

    @Test
    void a_boleto_gives_access_when_it_is_paid_and_not_before() {
        var email = newBuyer();
        var intent = buyers.intent(email);
        buyers.press(intent, "boleto");
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(
                        () ->
                                buyers.order(intent.getString("orderId"))
                                        .getString("state")
                                        .equals("OPEN"));
        assertThat(buyers.mails(email)).isEmpty();

        buyers.press(intent, "settle");

        buyers.awaitState(intent.getString("orderId"), "PAID");
        buyers.awaitOneMail(email);
    }

    @ParameterizedTest
    @CsvSource({"pix,lapse,FAILED", "'',expire,EXPIRED"})
    void without_money_the_order_ends(String first, String second, String state) {
        var intent = buyers.intent(newBuyer());
        if (!first.isEmpty()) {
            buyers.press(intent, first);
        }
        buyers.press(intent, second);

        buyers.awaitState(intent.getString("orderId"), state);
        assertThat(buyers.byPayment(intent.getString("sessionId")).status()).isEqualTo(404);
    }

    @Test
    void a_refund_takes_the_access_away() {
        var intent = buyers.intent(newBuyer());
        buyers.press(intent, "card");
        buyers.awaitState(intent.getString("orderId"), "PAID");
        var session = intent.getString("sessionId");
        await().until(() -> buyers.byPayment(session).status() == 200);

        buyers.press(intent, "refund");

        buyers.awaitState(intent.getString("orderId"), "REFUNDED");
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                buyers.byPayment(session)
                                        .json()
                                        .getString("status")
                                        .equals("revoked"));
    }

    @Test
    void a_return_is_signed_and_changes_nothing() {
        var answer =
                product.http()
                        .post(
                                "/api/payments/intent",
                                "{\"planId\":\"pro\",\"email\":\"%s\",\"returnUrl\":\"https://nexus.example/back\"}"
                                        .formatted(newBuyer()));
        var order = answer.json().getString("orderId");

        var back = product.http().get("/checkout/return?order=" + order);

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location"))
                .startsWith("https://nexus.example/back?order=" + order + "&status=open&ts=")
                .contains("&nonce=")
                .containsPattern("&sig=[0-9a-f]{64}$");
        assertThat(buyers.order(order).getString("state")).isEqualTo("OPEN");
    }

    private long count(String query, String id) throws SQLException {
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query.formatted(id))) {
            result.next();
            return result.getLong(1);
        }
    }
}
