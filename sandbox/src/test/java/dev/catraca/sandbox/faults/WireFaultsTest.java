package dev.catraca.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Twins;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of the wire does what its description says, as often as it was armed for. */
final class WireFaultsTest {

    private final Twins twins = Twins.start(0, 0);
    private final Client client = new Client(twins.uri());

    @AfterEach
    void close() {
        client.close();
        twins.close();
    }

    private Answer create() throws IOException {
        Map<String, String> order = new LinkedHashMap<>();
        order.put("mode", "payment");
        order.put("line_items[0][price_data][currency]", "brl");
        order.put("line_items[0][price_data][product_data][name]", "Plano");
        order.put("line_items[0][price_data][unit_amount]", "1000");
        order.put("line_items[0][quantity]", "1");
        order.put("success_url", "https://nexus.example/back");
        return client.form(
                "/stripe/v1/checkout/sessions", order, "Authorization", "Bearer sk_test_faults");
    }

    private int sessions() {
        return twins.stripe().ledger().sessions().size();
    }

    private Answer arm(String json) throws IOException {
        return client.json("/faults", json);
    }

    @ParameterizedTest
    @CsvSource({
        "error-500, 500, 0",
        "error-500-after, 500, 1",
        "rate-limited, 429, 0",
        "conflict-409, 409, 0",
        "unauthorized, 401, 0",
        "redirect, 302, 0",
        "html, 200, 0",
        "garbage, 200, 1",
        "huge, 200, 1"
    })
    void a_fault_answers_wrongly_once(String name, int status, int done) throws IOException {
        assertThat(arm("{\"name\":\"%s\",\"party\":\"stripe\"}".formatted(name)).status())
                .isEqualTo(201);

        Answer struck = create();

        assertThat(struck.status()).isEqualTo(status);
        assertThat(struck.body()).doesNotContain("cs_test_");
        assertThat(sessions()).isEqualTo(done);
        assertThat(create().body()).contains("cs_test_");
    }

    @ParameterizedTest
    @CsvSource({"reset, 0", "reset-after, 1", "cut, 1", "timeout-before, 0", "timeout-after, 1"})
    void a_fault_never_finishes_the_answer(String name, int done) throws IOException {
        arm("{\"name\":\"%s\",\"delayMillis\":100}".formatted(name));

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        assertThat(sessions()).isEqualTo(done);
        assertThat(create().status()).isEqualTo(200);
    }

    @Test
    void a_hanging_call_is_let_go_when_the_fault_is_cleared() throws IOException {
        arm("{\"name\":\"timeout-before\"}");
        Thread.startVirtualThread(
                () -> {
                    LockSupport.parkNanos(300_000_000);
                    twins.faults().clear(Fault.TIMEOUT_BEFORE);
                });
        Instant start = Instant.now();

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);

        assertThat(Duration.between(start, Instant.now()))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(4));
    }

    @Test
    void offline_lasts_until_it_is_cleared() throws IOException {
        arm("{\"name\":\"offline\",\"party\":\"stripe\"}");

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(client.send("DELETE", "/faults/offline", "").status()).isEqualTo(204);
        assertThat(create().status()).isEqualTo(200);
    }

    private Answer grant() throws IOException {
        return client.json(
                "/main-system/api/users/external/create-from-payment",
                """
                {"email":"maria@example.com","planId":"pro","stripeSessionId":"cs_1","amount":100}
                """,
                "Authorization",
                "Bearer " + twins.mainSystem().key());
    }

    @ParameterizedTest
    @CsvSource({
        "offline, 0",
        "timeout-before, 0",
        "timeout-after, 1",
        "reset, 0",
        "reset-after, 1",
        "cut, 1"
    })
    void the_main_system_never_finishes_the_answer(String name, int done) throws IOException {
        arm("{\"name\":\"%s\",\"party\":\"main-system\",\"delayMillis\":100}".formatted(name));

        assertThatThrownBy(this::grant).isInstanceOf(IOException.class);

        assertThat(twins.mainSystem().ledger().effects()).hasSize(done);
        assertThat(create().status()).isEqualTo(200);
        client.send("DELETE", "/faults", "");
        assertThat(grant().status()).isEqualTo(done == 1 ? 200 : 201);
    }

    @ParameterizedTest
    @CsvSource({
        "error-500, 500, 0",
        "error-500-after, 500, 1",
        "unavailable, 503, 0",
        "rate-limited, 429, 0",
        "garbage, 200, 1"
    })
    void the_main_system_answers_wrongly(String name, int status, int done) throws IOException {
        arm("{\"name\":\"%s\",\"party\":\"main-system\",\"times\":1}".formatted(name));

        Answer struck = grant();

        assertThat(struck.status()).isEqualTo(status);
        assertThat(struck.body()).doesNotContain("userId");
        assertThat(twins.mainSystem().ledger().effects()).hasSize(done);
        assertThat(grant().json().getString("userId")).isNotEmpty();
    }

    @Test
    void only_stripe_knows_its_own_faults() throws IOException {
        assertThat(arm("{\"name\":\"conflict-409\",\"party\":\"main-system\"}").status())
                .isEqualTo(400);
        assertThat(arm("{\"name\":\"tamper\",\"party\":\"main-system\"}").status()).isEqualTo(400);
    }

    @Test
    void slow_is_slow_and_right() throws IOException {
        arm("{\"name\":\"slow\",\"delayMillis\":200,\"times\":1}");
        Instant start = Instant.now();

        assertThat(create().status()).isEqualTo(200);

        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void a_rate_limit_says_when_to_come_back() throws IOException {
        arm("{\"name\":\"rate-limited\",\"delayMillis\":7000}");

        assertThat(create().header("Retry-After")).isEqualTo("7");
    }

    @Test
    void a_fault_strikes_its_operation_as_often_as_it_was_armed_for() throws IOException {
        arm("{\"name\":\"error-500\",\"operation\":\"create-session\",\"times\":2}");

        assertThat(
                        client.get(
                                        "/stripe/v1/checkout/sessions",
                                        "Authorization",
                                        "Bearer sk_test_faults")
                                .status())
                .isEqualTo(200);
        assertThat(create().status()).isEqualTo(500);
        assertThat(
                        client.get("/faults")
                                .json()
                                .getJsonArray("armed")
                                .getJsonObject(0)
                                .getInt("times"))
                .isOne();
        assertThat(create().status()).isEqualTo(500);
        assertThat(create().status()).isEqualTo(200);
        assertThat(client.get("/faults").json().getJsonArray("armed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"explode\"}",
                "{}",
                "[]",
                "{\"name\":\"slow\",\"party\":\"nobody\"}",
                "{\"name\":\"slow\",\"operation\":\"fly\"}",
                "{\"name\":\"slow\",\"times\":0}",
                "{\"name\":\"slow\",\"times\":1.5}",
                "{\"name\":\"slow\",\"delay\":5}"
            })
    void what_makes_no_sense_is_refused_with_the_list(String json) throws IOException {
        Answer answer = arm(json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("timeout-after", "before-answer");
        assertThat(twins.faults().armed()).isEmpty();
    }

    @Test
    void every_fault_is_listed_with_what_it_does() throws IOException {
        JsonObject all = client.get("/faults").json();

        assertThat(all.getJsonArray("faults")).hasSize(Fault.values().length);
        for (JsonObject fault : all.getJsonArray("faults").getValuesAs(JsonObject.class)) {
            assertThat(fault.getString("does")).isNotEmpty();
            assertThat(fault.getJsonArray("parties")).isNotEmpty();
        }
    }
}
