package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.mailbox.Mail;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What buyers, and tests that watch over them, do with a product, over HTTP only. */
final class Buyers {
    /** A row that a dead worker had claimed is due again when its lease of 60 s ends. */
    static final Duration LIMIT = Duration.ofSeconds(100);

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
        return intent(intentBody(email), 201).json();
    }

    /** Wants to buy a plan under a name. */
    JsonObject intent(String email, String plan, String name) {
        var body =
                Json.createObjectBuilder()
                        .add("planId", plan)
                        .add("email", email)
                        .add("name", name);
        return intent(body.build().toString(), 201).json();
    }

    Http.Answer intent(String body, int status) {
        var answer = product.http().post("/api/payments/intent", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    /** Presses a button of the twin's payment page: card, decline, boleto, settle, lapse, … */
    void press(JsonObject intent, String button) {
        press(URI.create(intent.getString("url")), button);
    }

    void press(URI page, String button) {
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

    /** The effect of the order in the main system, as operators see it. */
    Optional<JsonObject> provisioning(String order) {
        var answer = product.admin().get("/api/v1/provisionings?limit=100");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonArray("provisionings").getValuesAs(JsonObject.class).stream()
                .filter(it -> it.getString("order").equals(order))
                .findFirst();
    }

    /** The effect once it is in that state, and was tried so often. */
    JsonObject awaitProvisioning(String order, String state, int attempts) {
        return await("the effect of " + order + " is " + state)
                .atMost(LIMIT)
                .until(
                        () -> provisioning(order),
                        it ->
                                it.isPresent()
                                        && it.get().getString("state").equals(state)
                                        && it.get().getInt("attempts") >= attempts)
                .orElseThrow();
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
