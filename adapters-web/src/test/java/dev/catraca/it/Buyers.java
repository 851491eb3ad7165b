package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.mailbox.Mail;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What buyers, and tests that watch over them, do with a product, over HTTP only. */
final class Buyers {
    /** A row that a dead worker had claimed is due again when its lease of 60 s ends. */
    private static final Duration LIMIT = Duration.ofSeconds(100);

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    private final Product product;

    Buyers(Product product) {
        this.product = product;
    }

    /** A buyer nobody has seen before. */
    static String newBuyer() {
        return "buyer-" + UUID.randomUUID() + "@example.com";
    }

    static String intentBody(String email) {
        return "{\"planId\":\"pro\",\"email\":\"" + email + "\"}";
    }

    JsonObject intent(String email) {
        var answer = product.http().post("/api/payments/intent", intentBody(email));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    /** Presses a button of the twin's payment page: card, decline, boleto, settle, lapse, … */
    void press(JsonObject intent, String button) {
        var page = URI.create(intent.getString("url"));
        var answer =
                new Http(page)
                        .with("Accept", "application/json")
                        .send("POST", page.getPath() + "/" + button, BodyPublishers.noBody());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    JsonObject order(String id) {
        var answer = product.admin().get("/api/v1/orders/" + id);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    void awaitState(String order, String state) {
        await(order + " becomes " + state)
                .atMost(LIMIT)
                .until(() -> order(order).getString("state").equals(state));
    }

    /** Waits for the welcome mail, and makes sure that no second one follows it. */
    Mail awaitOneMail(String email) {
        await("a mail to " + email).atMost(LIMIT).until(() -> !mails(email).isEmpty());
        await().during(Duration.ofMillis(1500)).atMost(LIMIT).until(() -> mails(email).size() == 1);
        return mails(email).getFirst();
    }

    List<Mail> mails(String email) {
        return product.twins().mailbox().mails(email);
    }

    /** Chooses a password by the mail's link; 204 if the link was good. */
    int activate(Mail mail, String password) {
        var token = TOKEN.matcher(mail.text());
        assertThat(token.find()).isTrue();
        return product.http()
                .post(
                        "/api/auth/activate",
                        "{\"token\":\"%s\",\"password\":\"%s\"}"
                                .formatted(token.group(1), password))
                .status();
    }

    Http.Answer logIn(String email, String password) {
        return product.http()
                .post(
                        "/api/auth/login",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    /** What the main system made of a payment, by the id that intent gave out. */
    Http.Answer byPayment(String session) {
        return product.http()
                .withKey(product.environment().mainSystemKey())
                .get("/api/users/external/by-payment/" + URLEncoder.encode(session, UTF_8));
    }
}
