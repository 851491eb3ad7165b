package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.it.Http.Answer;
import dev.catraca.sandbox.mailbox.Mail;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded main system as its callers and users see it. */
@ArquillianTest
class MainSystemContractIT {
    private static final String CREATE = "/api/users/external/create-from-payment";
    private static final String BY_PAYMENT = "/api/users/external/by-payment/";
    private static final String PASSWORD = "correct horse battery";
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Pattern LINK = Pattern.compile("(https?://\\S+)/activate\\?token=(\\S+)");

    private final Product product = Product.managed();
    private final Http spine = product.http().withKey(product.environment().mainSystemKey());
    private final String email = "user-" + UUID.randomUUID() + "@example.com";
    private final String payment = "cs_test_" + UUID.randomUUID();

    // A payment gives access

    @Test
    void a_payment_creates_a_user_with_tenant_and_subscription() {
        var before = Instant.now();
        var created = spine.post(CREATE, paid(payment).build().toString());

        assertThat(created.status()).as("%s", created).isEqualTo(201);
        assertThat(created.json().keySet())
                .containsExactlyInAnyOrder(
                        "success", "status", "userId", "tenantId", "subscriptionId");
        assertThat(created.json().getBoolean("success")).isTrue();
        assertThat(created.json().getString("status")).isEqualTo("created");

        var user = user(created);
        assertThat(user.getString("id")).isEqualTo(created.json().getString("userId"));
        assertThat(user.getString("email")).isEqualTo(email);
        assertThat(user.getString("name")).isEqualTo("Ana Souza");
        assertThat(user.getJsonObject("tenant").getString("id"))
                .isEqualTo(created.json().getString("tenantId"));
        assertThat(user.getJsonObject("tenant").getString("name")).isEqualTo("Ana Souza");
        var subscription = subscription(user, "pro");
        assertThat(subscription.getString("id"))
                .isEqualTo(created.json().getString("subscriptionId"));
        assertThat(subscription.getString("status")).isEqualTo("active");
        assertThat(Instant.parse(subscription.getString("currentPeriodEnd")))
                .isBetween(aMonthAfter(before).minusSeconds(1), aMonthAfter(Instant.now()));
    }

    @Test
    void a_second_payment_extends_and_another_plan_is_a_second_subscription() {
        var created = create(payment);
        var end = end(user(created), "pro");

        var updated = spine.post(CREATE, paid(payment + "_2").build().toString());
        assertThat(updated.status()).as("%s", updated).isEqualTo(200);
        assertThat(updated.json().getString("status")).isEqualTo("updated");
        assertThat(updated.json().getString("subscriptionId"))
                .isEqualTo(created.json().getString("subscriptionId"));
        assertThat(end(user(created), "pro")).isEqualTo(aMonthAfter(end));

        var other = paid(payment + "_3").add("planId", "starter").build().toString();
        assertThat(spine.post(CREATE, other).json().getString("subscriptionId"))
                .isNotEqualTo(created.json().getString("subscriptionId"));
        assertThat(user(created).getJsonArray("subscriptions")).hasSize(2);
        assertThat(end(user(created), "pro")).isEqualTo(aMonthAfter(end));
    }

    @Test
    void the_same_payment_again_is_already_processed_however_it_is_named() {
        var created = create(payment);
        var asProvider =
                Json.createObjectBuilder(paid(payment).build())
                        .remove("stripeSessionId")
                        .add("provider", "stripe")
                        .add("providerReference", payment)
                        .add("currency", "BRL")
                        .add("name", "Somebody Else")
                        .add("email", email.toUpperCase(java.util.Locale.ROOT))
                        .build();

        for (var body : List.of(paid(payment).build(), asProvider)) {
            var again = spine.post(CREATE, body.toString());
            assertThat(again.status()).as("%s", again).isEqualTo(200);
            assertThat(again.json())
                    .isEqualTo(
                            Json.createObjectBuilder(created.json())
                                    .remove("status")
                                    .add("message", "Already processed")
                                    .build());
        }
        assertThat(user(created).getString("name")).isEqualTo("Ana Souza");
    }

    @Test
    void fifty_reports_at_once_create_once() throws Exception {
        var body = paid(payment).build().toString();
        var answers = together(50, () -> spine.post(CREATE, body));

        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 200).hasSize(49);
        assertThat(answers)
                .extracting(
                        it ->
                                it.json().getString("userId")
                                        + it.json().getString("tenantId")
                                        + it.json().getString("subscriptionId"))
                .containsOnly(
                        created(answers).getString("userId")
                                + created(answers).getString("tenantId")
                                + created(answers).getString("subscriptionId"));
        awaitMail();
        assertThat(mails()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "email, '\"other@example.com\"'",
        "planId, '\"starter\"'",
        "amount, 19991",
        "currency, '\"USD\"'"
    })
    void the_same_payment_with_another_story_is_a_conflict(String field, String value) {
        create(payment);
        var story = Json.createReader(new java.io.StringReader("[" + value + "]")).readArray();
        var other = paid(payment).add(field, story.getFirst()).build().toString();

        assertFailure(spine.post(CREATE, other), 409, "payment-conflict");
    }

    @Test
    void what_cannot_be_is_refused_and_changes_nothing() {
        assertFailure(post("planId", "nothing"), 422, "plan-unknown");
        assertFailure(post("paidAt", "2026-11-21"), 400, "fields-invalid");
        assertFailure(post("provider", "asaas"), 422, "values-invalid");
        assertFailure(spine.post(CREATE, "{\"email\":\"a@b.example\"}"), 400, "fields-invalid");
        assertFailure(spine.post(CREATE, "{\"email\":"), 400, "json-malformed");
        assertFailure(
                spine.with("Idempotency-Key", "two words")
                        .post(CREATE, paid(payment).build().toString()),
                400,
                "idempotency-key-invalid");
        assertFailure(spine.get(BY_PAYMENT + payment), 404, "payment-unknown");
    }

    @Test
    void an_idempotency_key_is_welcome_and_the_payment_is_the_key() {
        var keyed = spine.with("Idempotency-Key", UUID.randomUUID().toString());

        assertThat(keyed.post(CREATE, paid(payment).build().toString()).status()).isEqualTo(201);
        assertThat(keyed.post(CREATE, paid(payment).build().toString()).status()).isEqualTo(200);
    }

    // Who may call

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer undefined", "Bearer ms_00000000000000000000"})
    void without_the_right_key_nobody_is_heard(String authorization) {
        var nobody =
                authorization.isEmpty()
                        ? product.http()
                        : product.http().with("Authorization", authorization);

        for (var answer :
                List.of(
                        nobody.post(CREATE, paid(payment).build().toString()),
                        nobody.post(CREATE, "{"),
                        nobody.get(BY_PAYMENT + payment),
                        nobody.post(BY_PAYMENT + payment + "/revoke", ""),
                        nobody.get("/api/users/" + UUID.randomUUID()))) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"error\":\"Unauthorized\"}");
        }
        assertThat(spine.get(BY_PAYMENT + payment).status()).isEqualTo(404);
    }

    @Test
    void an_api_key_needs_the_scope() {
        assertThat(product.admin().post(CREATE, paid(payment).build().toString()).status())
                .isEqualTo(201);
        assertThat(keyWith("provisioning:operate").get(BY_PAYMENT + payment).status())
                .isEqualTo(200);
        assertFailure(keyWith("orders:write").get(BY_PAYMENT + payment), 403, "forbidden");
    }

    // Read back, take away, give back

    @Test
    void a_payment_can_be_read_back() {
        var created = create(payment).json();
        var read = spine.get(BY_PAYMENT + payment);

        assertThat(read.status()).as("%s", read).isEqualTo(200);
        assertThat(read.json())
                .isEqualTo(
                        Json.createObjectBuilder()
                                .add("userId", created.getString("userId"))
                                .add("tenantId", created.getString("tenantId"))
                                .add("subscriptionId", created.getString("subscriptionId"))
                                .add("planId", "pro")
                                .add("status", "active")
                                .build());
        assertThat(spine.get(BY_PAYMENT + payment + "?provider=stripe").status()).isEqualTo(200);
        assertFailure(spine.get(BY_PAYMENT + payment + "?provider=asaas"), 404, "payment-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a?b&c=d", "a%2Fb", "a;b", "a+b", "ação", ".."})
    void a_reference_may_need_encoding(String odd) {
        var reference = odd + UUID.randomUUID();
        create(reference);
        var path = BY_PAYMENT + encoded(reference);

        assertThat(spine.get(path).status()).as(path).isEqualTo(200);
        assertThat(spine.post(path + "/suspend", "").json().getString("status"))
                .isEqualTo("suspended");
    }

    /** Jakarta Servlet 6.1, §3.5.2: the server refuses these even encoded. */
    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "a#b"})
    void what_could_be_a_trick_in_an_address_is_refused(String odd) {
        assertFailure(spine.get(BY_PAYMENT + encoded(odd)), 400, "request-invalid");
    }

    @Test
    void access_is_suspended_restored_and_revoked_and_every_step_may_be_repeated() {
        var created = create(payment);
        for (var step :
                new String[][] {
                    {"suspend", "suspended"},
                    {"restore", "active"},
                    {"suspend", "suspended"},
                    {"revoke", "revoked"}
                }) {
            for (int i = 0; i < 2; i++) {
                var changed = spine.post(BY_PAYMENT + payment + "/" + step[0], "");
                assertThat(changed.status()).as("%s", changed).isEqualTo(200);
                assertThat(changed.json())
                        .isEqualTo(
                                Json.createObjectBuilder()
                                        .add("success", true)
                                        .add("status", step[1])
                                        .build());
            }
            assertThat(spine.get(BY_PAYMENT + payment).json().getString("status"))
                    .isEqualTo(step[1]);
            assertThat(subscription(user(created), "pro").getString("status")).isEqualTo(step[1]);
        }
        assertFailure(spine.post(BY_PAYMENT + payment + "/restore", ""), 409, "access-revoked");
        assertFailure(spine.post(BY_PAYMENT + "cs_unknown/revoke", ""), 404, "payment-unknown");
    }

    // Into the system

    @Test
    void the_mail_leads_to_a_password_and_the_password_opens() {
        var created = create(payment);
        var mail = awaitMail();
        assertThat(mail.text()).contains("Nexus Pro", "Olá, Ana Souza!", "Hello, Ana Souza!");
        assertThat(LINK.matcher(mail.text()).results())
                .extracting(it -> it.group(1))
                .containsOnly(product.api().toString());

        assertThat(activate(token(mail), PASSWORD).status()).isEqualTo(204);
        var loggedIn = logIn(PASSWORD);

        assertThat(loggedIn.status()).as("%s", loggedIn).isEqualTo(200);
        assertThat(loggedIn.json().getString("tokenType")).isEqualTo("Bearer");
        assertThat(loggedIn.json().getInt("expiresIn")).isEqualTo(3600);
        assertThat(loggedIn.json().getJsonObject("user")).isEqualTo(user(created));
        var claims = claims(loggedIn.json().getString("accessToken"));
        assertThat(claims.getString("sub")).isEqualTo(created.json().getString("userId"));
        assertThat(claims.getString("iss")).isEqualTo(product.api().toString());
        assertThat(claims.getInt("exp") - claims.getInt("iat")).isEqualTo(3600);
    }

    @Test
    void the_page_behind_the_link_does_the_same_in_both_languages() {
        create(payment);
        var token = token(awaitMail());
        var page = product.http().get("/activate?token=" + token);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Choose your password", "value=\"" + token + "\"");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(product.http().with("Accept-Language", "pt-BR").get("/activate").body())
                .contains("Escolha a sua senha");

        assertThat(submit(token, PASSWORD, PASSWORD + "x").status()).isEqualTo(422);
        assertThat(submit(token, "too short", "too short").status()).isEqualTo(422);
        assertThat(submit(token, PASSWORD, PASSWORD).body()).contains("You can log in");
        assertThat(submit(token, PASSWORD, PASSWORD).status()).isEqualTo(422);
        assertThat(logIn(PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void what_a_link_says_is_shown_as_text() {
        var page = product.http().get("/activate?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.body()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void a_token_is_used_once_even_by_fifty_at_once() throws Exception {
        create(payment);
        var token = token(awaitMail());

        var answers = together(50, () -> activate(token, PASSWORD));

        assertThat(answers).filteredOn(it -> it.status() == 204).hasSize(1);
        assertThat(answers).filteredOn(it -> it.status() == 422).hasSize(49);
    }

    @Test
    void a_password_has_twelve_characters_and_a_refusal_spares_the_token() {
        create(payment);
        var token = token(awaitMail());

        assertFailure(activate(token, "eleven char"), 422, "values-invalid");
        assertFailure(activate(token, "x".repeat(129)), 422, "values-invalid");
        assertFailure(activate("guess", PASSWORD), 422, "activation-token-unusable");
        assertThat(activate(token, "twelve chars").status()).isEqualTo(204);
    }

    @Test
    void a_new_link_can_be_asked_for_and_nobody_learns_who_exists() {
        create(payment);
        awaitMail();
        var known = ask(email);
        var unknown = ask("nobody-" + email);

        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(known.body()).isEqualTo(unknown.body());
        await().atMost(Duration.ofSeconds(20)).until(() -> mails().size() == 2);
        assertThat(activate(token(mails().getLast()), PASSWORD).status()).isEqualTo(204);
        assertThat(product.twins().mailbox().mails("nobody-" + email)).isEmpty();
    }

    @Test
    void an_existing_user_gets_no_second_mail() {
        create(payment);
        awaitMail();
        create(payment + "_2");
        ask(email);
        await().atMost(Duration.ofSeconds(20)).until(() -> mails().size() == 2);

        assertThat(mails().getLast().text()).doesNotContain("Nexus Pro");
    }

    @Test
    void ten_failures_lock_a_user_and_an_unknown_address_alike() {
        create(payment);
        activate(token(awaitMail()), PASSWORD);

        for (var address : List.of(email, "nobody-" + email)) {
            var refusals = new ArrayList<String>();
            for (int i = 0; i < 10; i++) {
                var refused = logIn(address, "wrong horse battery");
                assertFailure(refused, 401, "log-in-refused");
                refusals.add(refused.body());
            }
            assertThat(refusals).containsOnly(refusals.getFirst());
            var locked = logIn(address, PASSWORD);
            assertFailure(locked, 429, "log-in-locked");
            assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1_700, 1_800);
        }
    }

    @Test
    void success_forgets_failures() {
        create(payment);
        activate(token(awaitMail()), PASSWORD);

        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 9; i++) {
                assertThat(logIn("wrong horse battery").status()).isEqualTo(401);
            }
            assertThat(logIn(PASSWORD).status()).isEqualTo(200);
        }
    }

    private jakarta.json.JsonObjectBuilder paid(String reference) {
        return Json.createObjectBuilder()
                .add("email", email)
                .add("name", "Ana Souza")
                .add("planId", "pro")
                .add("stripeSessionId", reference)
                .add("amount", 19_990);
    }

    private Answer create(String reference) {
        var answer = spine.post(CREATE, paid(reference).build().toString());
        assertThat(answer.status()).as("%s", answer).isIn(200, 201);
        return answer;
    }

    private Answer post(String field, String value) {
        return spine.post(CREATE, paid(payment).add(field, value).build().toString());
    }

    private static JsonObject created(List<Answer> answers) {
        return answers.stream().filter(it -> it.status() == 201).findFirst().orElseThrow().json();
    }

    private JsonObject user(Answer created) {
        var answer = spine.get("/api/users/" + created.json().getString("userId"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static JsonObject subscription(JsonObject user, String plan) {
        return user.getJsonArray("subscriptions").getValuesAs(JsonObject.class).stream()
                .filter(it -> it.getString("planId").equals(plan))
                .findFirst()
                .orElseThrow();
    }

    private static Instant end(JsonObject user, String plan) {
        return Instant.parse(subscription(user, plan).getString("currentPeriodEnd"));
    }

    private static Instant aMonthAfter(Instant start) {
        return start.atZone(ZONE).plusMonths(1).toInstant();
    }

    private Http keyWith(String scope) {
        var answer =
                product.admin()
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(
                                "/api/v1/api-keys",
                                "{\"name\":\"test\",\"scopes\":[\"%s\"]}".formatted(scope));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return product.http().withKey(answer.json().getString("key"));
    }

    private List<Mail> mails() {
        return product.twins().mailbox().mails(email);
    }

    private Mail awaitMail() {
        await("the mail").atMost(Duration.ofSeconds(20)).until(() -> !mails().isEmpty());
        return mails().getFirst();
    }

    private static String token(Mail mail) {
        var link = LINK.matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group(2);
    }

    private Answer activate(String token, String password) {
        return product.http()
                .post(
                        "/api/auth/activate",
                        Json.createObjectBuilder()
                                .add("token", token)
                                .add("password", password)
                                .build()
                                .toString());
    }

    private Answer submit(String token, String password, String repeated) {
        return product.http()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/activate",
                        BodyPublishers.ofString(
                                "token=%s&password=%s&repeated=%s"
                                        .formatted(
                                                encoded(token),
                                                encoded(password),
                                                encoded(repeated))));
    }

    private Answer ask(String address) {
        return product.http().post("/api/auth/activation", "{\"email\":\"%s\"}".formatted(address));
    }

    private Answer logIn(String password) {
        return logIn(email, password);
    }

    private Answer logIn(String address, String password) {
        return product.http()
                .post(
                        "/api/auth/login",
                        Json.createObjectBuilder()
                                .add("email", address)
                                .add("password", password)
                                .build()
                                .toString());
    }

    private static JsonObject claims(String jwt) {
        var payload = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        try (var reader = Json.createReader(new java.io.ByteArrayInputStream(payload))) {
            return reader.readObject();
        }
    }

    private static void assertFailure(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.json().getString("code")).isEqualTo(code);
        assertThat(answer.json().getString("error")).isNotBlank();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static <T> List<T> together(int count, Callable<T> task)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(Collections.nCopies(count, task))) {
                results.add(future.get());
            }
            return results;
        }
    }
}
