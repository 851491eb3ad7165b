package dev.catraca.sandbox.twins.mainsystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Receiver;
import dev.catraca.sandbox.twins.Twins;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The remote main system keeps its side of the contract: one payment, one period, one user. */
final class MainSystemTest {

    private static final String USERS = "/main-system/api/users/";
    private static final String GRANT = USERS + "external/create-from-payment";
    private static final String BY_PAYMENT = USERS + "external/by-payment/";
    private static final String MARIA =
            """
            {"email":"maria@example.com","name":"Maria","planId":"pro","stripeSessionId":"cs_1",
             "amount":19990}
            """;

    private final Twins twins = Twins.start(0, 0);
    private final Client client = new Client(twins.uri());

    @AfterEach
    void close() {
        client.close();
        twins.close();
    }

    private Answer grant(String body, String... headers) throws IOException {
        return client.json(GRANT, body, authorized(headers));
    }

    private String[] authorized(String... headers) {
        return Stream.concat(
                        Stream.of("Authorization", "Bearer " + twins.mainSystem().key()),
                        Stream.of(headers))
                .toArray(String[]::new);
    }

    private JsonObject user(String id) throws IOException {
        return client.get(USERS + id, authorized()).json();
    }

    private static JsonObject onlySubscription(JsonObject user) {
        assertThat(user.getJsonArray("subscriptions")).hasSize(1);
        return user.getJsonArray("subscriptions").getJsonObject(0);
    }

    @Test
    void the_first_payment_makes_user_tenant_and_subscription() throws IOException {
        Answer answer = grant(MARIA);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getBoolean("success")).isTrue();
        assertThat(answer.json().getString("status")).isEqualTo("created");
        JsonObject user = user(answer.json().getString("userId"));
        assertThat(user.getString("email")).isEqualTo("maria@example.com");
        assertThat(user.getJsonObject("tenant").getString("id"))
                .isEqualTo(answer.json().getString("tenantId"));
        JsonObject subscription = onlySubscription(user);
        assertThat(subscription.getString("id"))
                .isEqualTo(answer.json().getString("subscriptionId"));
        assertThat(subscription.getString("status")).isEqualTo("active");
        assertThat(answer.body()).doesNotContainIgnoringCase("token", "password");
    }

    @Test
    void the_same_payment_again_changes_nothing() throws IOException {
        JsonObject first = grant(MARIA).json();
        String end =
                onlySubscription(user(first.getString("userId"))).getString("currentPeriodEnd");

        Answer again =
                grant(MARIA.replace("maria@", "MARIA@").replace("\"Maria\"", "\"Maria Souza\""));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getString("message")).isEqualTo("Already processed");
        assertThat(again.json().getString("subscriptionId"))
                .isEqualTo(first.getString("subscriptionId"));
        JsonObject user = user(first.getString("userId"));
        assertThat(onlySubscription(user).getString("currentPeriodEnd")).isEqualTo(end);
        assertThat(user.getString("name")).isEqualTo("Maria");
        assertThat(twins.mainSystem().ledger().effects()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "maria@example.com, joana@example.com",
        "\"pro\", \"basic\"",
        "19990, 9990",
        "'19990}', '19990,\"currency\":\"USD\"}'"
    })
    void the_same_payment_with_other_content_is_a_conflict(String from, String to)
            throws IOException {
        String body = MARIA.strip().replace("\n", "");
        grant(body);

        Answer other = grant(body.replace(from, to));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().getString("code")).isEqualTo("payment-mismatch");
        assertThat(twins.mainSystem().ledger().effects()).hasSize(1);
    }

    @Test
    void a_session_and_its_provider_reference_are_one_payment() throws IOException {
        grant(MARIA);

        Answer same =
                grant(
                        MARIA.replace(
                                "\"stripeSessionId\":\"cs_1\"",
                                "\"provider\":\"stripe\",\"providerReference\":\"cs_1\""));

        assertThat(same.json().getString("message")).isEqualTo("Already processed");
    }

    @Test
    void fifty_at_once_make_one_user_and_one_period() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> call = () -> grant(MARIA);
            List<Future<Answer>> answers =
                    threads.invokeAll(Stream.generate(() -> call).limit(50).toList());
            int created = 0;
            for (Future<Answer> answer : answers) {
                created += answer.get().status() == 201 ? 1 : 0;
            }
            assertThat(created).isOne();
        }
        assertThat(twins.mainSystem().ledger().effects()).hasSize(1);
    }

    @Test
    void a_second_payment_extends_and_another_plan_stands_beside() throws IOException {
        twins.clock().moveTo(Instant.parse("2027-01-31T15:00:00Z"));
        String id = grant(MARIA).json().getString("userId");
        assertThat(onlySubscription(user(id)).getString("currentPeriodEnd"))
                .startsWith("2027-02-28T15:00");

        Answer second = grant(MARIA.replace("cs_1", "cs_2"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().getString("status")).isEqualTo("updated");
        assertThat(onlySubscription(user(id)).getString("currentPeriodEnd"))
                .startsWith("2027-03-28T15:00");

        grant(MARIA.replace("cs_1", "cs_3").replace("\"pro\"", "\"plus\""));
        assertThat(user(id).getJsonArray("subscriptions")).hasSize(2);
    }

    @Test
    void plans_last_as_long_as_they_were_said_to() throws IOException {
        twins.clock().moveTo(Instant.parse("2027-01-31T15:00:00Z"));
        client.json("/main-system/twin/plans", "{\"planId\":\"pro\",\"cycle\":\"ONCE\"}");
        client.json(
                "/main-system/twin/plans",
                "{\"planId\":\"week\",\"cycle\":\"ONCE\",\"accessDays\":7}");

        String id = grant(MARIA).json().getString("userId");
        assertThat(onlySubscription(user(id)).get("currentPeriodEnd")).isEqualTo(JsonValue.NULL);
        String other =
                grant(
                                MARIA.replace("cs_1", "cs_2")
                                        .replace("maria@", "joana@")
                                        .replace("\"pro\"", "\"week\""))
                        .json()
                        .getString("userId");
        assertThat(onlySubscription(user(other)).getString("currentPeriodEnd"))
                .startsWith("2027-02-07T15:00");
    }

    @Test
    void an_existing_user_gets_access_and_no_mail() throws IOException {
        String id = twins.mainSystem().addUser("maria@example.com", "Maria de Antes");

        Answer answer = grant(MARIA);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("userId")).isEqualTo(id);
        assertThat(user(id).getString("name")).isEqualTo("Maria de Antes");
        // Mails are sent meanwhile: a later buyer's has come, and a while has passed.
        grant(MARIA.replace("cs_1", "cs_2").replace("maria@", "joana@"));
        Receiver.await(
                () -> !twins.mailbox().mails("joana@example.com").isEmpty(), () -> "no mail");
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        assertThat(twins.mailbox().mails("maria@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic eDp5"})
    void nobody_comes_in_without_the_key(String authorization) throws IOException {
        Answer answer = client.json(GRANT, MARIA, "Authorization", authorization);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Unauthorized\"}");
        assertThat(client.get(USERS + "x").status()).isEqualTo(401);
    }

    @Test
    void another_key_can_be_agreed_on() throws IOException {
        twins.mainSystem().useKey("another-key-for-this-test");

        assertThat(grant(MARIA).status()).isEqualTo(201);
        assertThat(
                        client.get(
                                        BY_PAYMENT + "cs_1",
                                        "Authorization",
                                        "Bearer sandbox-main-system-key")
                                .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"amount\":19990' | '\"amount\":199.90'",
                "'\"amount\":19990' | '\"amount\":\"19990\"'",
                "'\"amount\":19990' | '\"amount\":-1'",
                "'\"amount\":19990' | '\"amount\":1e4'",
                "'\"amount\":19990' | '\"amount\":19990,\"colour\":\"red\"'",
                "'\"amount\":19990' | '\"amount\":19990,\"amount\":1'",
                "'\"amount\":19990' | '\"amount\":19990,\"currency\":\"brl\"'",
                "'\"amount\":19990' | '\"amount\":19990,\"periodEnd\":\"soon\"'",
                "'\"amount\":19990' | '\"amount\":19990,\"providerReference\":\"x\"'",
                "'\"planId\":\"pro\"' | '\"planId\":5'",
                "maria@example.com | maria",
                "'\"stripeSessionId\":\"cs_1\",' | ''",
                "'}' | '} {}'"
            })
    void what_is_not_exactly_right_is_refused(String from, String to) throws IOException {
        String body = MARIA.strip().replace("\n", "");
        assertThat(body).contains(from);

        Answer answer = grant(body.replace(from, to));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isNotEmpty();
        assertThat(twins.mainSystem().ledger().users()).isEmpty();
    }

    @Test
    void only_json_of_a_decent_size_is_read() throws IOException {
        assertThat(
                        client.send("POST", GRANT, MARIA, authorized("Content-Type", "text/plain"))
                                .status())
                .isEqualTo(415);
        assertThat(grant(" ".repeat(65_537) + MARIA).status()).isEqualTo(413);
    }

    @Test
    void an_idempotency_key_repeats_the_answer_and_knows_its_request() throws IOException {
        Answer first = grant(MARIA, "Idempotency-Key", "\"k1\"");
        Answer again = grant(MARIA, "Idempotency-Key", "k1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(grant(MARIA.replace("pro", "plus"), "Idempotency-Key", "k1").status())
                .isEqualTo(422);
    }

    @Test
    void a_payment_is_read_back_suspended_restored_and_revoked() throws IOException {
        String user = grant(MARIA).json().getString("userId");
        assertThat(client.get(BY_PAYMENT + "cs_1", authorized()).json().getString("status"))
                .isEqualTo("active");
        assertThat(client.get(BY_PAYMENT + "cs_9", authorized()).status()).isEqualTo(404);

        for (String[] step :
                new String[][] {
                    {"suspend", "suspended"},
                    {"suspend", "suspended"},
                    {"restore", "active"},
                    {"revoke", "revoked"},
                    {"revoke", "revoked"}
                }) {
            Answer answer = client.send("POST", BY_PAYMENT + "cs_1/" + step[0], "", authorized());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getBoolean("success")).isTrue();
            assertThat(answer.json().getString("status")).isEqualTo(step[1]);
            assertThat(onlySubscription(user(user)).getString("status")).isEqualTo(step[1]);
        }
        assertThat(client.send("POST", BY_PAYMENT + "cs_1/restore", "", authorized()).status())
                .isEqualTo(409);
        assertThat(client.send("POST", BY_PAYMENT + "cs_9/revoke", "", authorized()).status())
                .isEqualTo(404);
    }

    @Test
    void revoking_one_of_two_payments_takes_its_period_away() throws IOException {
        twins.clock().moveTo(Instant.parse("2027-01-10T15:00:00Z"));
        String user = grant(MARIA).json().getString("userId");
        grant(MARIA.replace("cs_1", "cs_2"));

        client.send("POST", BY_PAYMENT + "cs_2/revoke", "", authorized());

        JsonObject subscription = onlySubscription(user(user));
        assertThat(subscription.getString("status")).isEqualTo("active");
        assertThat(subscription.getString("currentPeriodEnd")).startsWith("2027-02-10T15:00");
    }

    @Test
    void work_is_done_though_the_answer_is_a_500() throws IOException {
        twins.faults().arm(Fault.ERROR_500_AFTER);

        assertThat(grant(MARIA).status()).isEqualTo(500);
        assertThat(grant(MARIA).json().getString("message")).isEqualTo("Already processed");
        assertThat(twins.mainSystem().ledger().calls("create-from-payment")).isEqualTo(2);
    }

    @Test
    void a_subscription_ends_by_the_clock() throws IOException {
        String user = grant(MARIA).json().getString("userId");

        twins.clock().advance(Duration.ofDays(32));

        assertThat(onlySubscription(user(user)).getString("status")).isEqualTo("expired");
    }
}
