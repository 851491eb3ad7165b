package dev.catraca.adapters.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.catraca.application.provisioning.port.MainSystem.Change;
import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.application.provisioning.port.MainSystem.GrantOutcome;
import dev.catraca.application.provisioning.port.MainSystem.GrantOutcome.Granted;
import dev.catraca.application.provisioning.port.MainSystem.ReverseOutcome;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.transaction.Status;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what each answer of the other side means to us. */
class HttpMainSystemTest {
    private static final Duration TOTAL = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Optional<String> KEY = Optional.of("key-of-the-main-system");
    private static final String GRANTED =
            """
            {"success":true,"status":"created","userId":"u-1","tenantId":"t-1","subscriptionId":"s-1"}
            """;

    private final CannedServer server = new CannedServer();
    private final Wired wired = new Wired(TOTAL);
    private final HttpMainSystem mainSystem =
            wired.mainSystem(Optional.of(server.base()), server.base().getPort(), KEY);

    @AfterEach
    void stop() {
        wired.close();
        server.close();
    }

    private static Grant grant(Optional<PersonName> name, String paymentReference) {
        return new Grant(
                new ProvisioningId(UUID.fromString("0199f0aa-0000-7000-8000-00000000000a")),
                new OrderId(UUID.fromString("0199f0aa-0000-7000-8000-00000000000b")),
                new Buyer(new Email("joana@example.com"), name),
                new PlanCode("pro-monthly"),
                new ProviderName("stripe"),
                paymentReference,
                Money.of(12990, "BRL"));
    }

    private static Grant grant() {
        return grant(Optional.of(new PersonName("Joana d'Árc")), "cs_test_1");
    }

    private GrantOutcome granted() {
        return mainSystem.grant(MainSystemKind.REMOTE, grant());
    }

    private static GrantOutcome.Unavailable unavailable(String cause) {
        return new GrantOutcome.Unavailable(cause, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"REMOTE", "EMBEDDED"})
    void a_grant_is_posted_as_the_contract_has_it(MainSystemKind kind) {
        server.answers(201, GRANTED);

        assertThat(mainSystem.grant(kind, grant()))
                .isEqualTo(new Granted(new AccountReference("u-1", "t-1", "s-1")));

        var call = server.received().getFirst();
        assertThat(call.requestLine())
                .isEqualTo("POST /api/users/external/create-from-payment HTTP/1.1");
        assertThat(call.headers())
                .containsEntry("authorization", "Bearer key-of-the-main-system")
                .containsEntry("idempotency-key", "0199f0aa-0000-7000-8000-00000000000a")
                .hasEntrySatisfying(
                        "content-type", it -> assertThat(it).startsWith("application/json"));
        assertThat(json(call.body()))
                .isEqualTo(
                        json(
                                """
                                {"email":"joana@example.com","name":"Joana d'Árc",
                                 "planId":"pro-monthly","provider":"stripe",
                                 "providerReference":"cs_test_1","amount":12990,"currency":"BRL",
                                 "orderId":"0199f0aa-0000-7000-8000-00000000000b"}
                                """));
    }

    @Test
    void a_name_that_nobody_gave_is_not_sent() {
        server.answers(200, GRANTED);

        mainSystem.grant(MainSystemKind.REMOTE, grant(Optional.empty(), "cs_test_1"));

        assertThat(server.received().getFirst().body()).doesNotContain("name");
    }

    @ParameterizedTest
    @CsvSource({"SUSPEND, suspend", "RESTORE, restore", "REVOKE, revoke"})
    void a_change_names_the_payment_in_its_path(Change change, String verb) {
        server.answers(204, "");

        assertThat(
                        mainSystem.change(
                                MainSystemKind.REMOTE,
                                change,
                                grant(Optional.empty(), "pi/1?x=%41 ü")))
                .isEqualTo(new ReverseOutcome.Changed());
        assertThat(server.received().getFirst().requestLine())
                .isEqualTo(
                        "POST /api/users/external/by-payment/pi%%2F1%%3Fx=%%2541%%20%%C3%%BC/%s?provider=stripe HTTP/1.1"
                                .formatted(verb));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"success\":true}", "{\"success\":true,\"status\":\"suspended\"}"})
    void a_change_is_done_when_they_say_so(String body) {
        server.answers(200, body);

        assertThat(mainSystem.change(MainSystemKind.EMBEDDED, Change.SUSPEND, grant()))
                .isEqualTo(new ReverseOutcome.Changed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>Welcome</html>", "{\"success\":false}"})
    void a_change_is_not_done_because_somebody_said_200(String body) {
        server.answers(200, body);

        assertThat(mainSystem.change(MainSystemKind.REMOTE, Change.SUSPEND, grant()))
                .isEqualTo(new ReverseOutcome.Unavailable("answer-unreadable", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>Welcome</html>",
                "{\"success\":true,\"userId\":\"u-1\",\"tenantId\":\"t-1\",\"subscr",
                "{\"success\":true,\"userId\":\"u-1\",\"tenantId\":\"t-1\"}",
                "{\"success\":true,\"userId\":\"u-1\",\"tenantId\":\"\",\"subscriptionId\":\"s-1\"}",
                "{\"success\":true,\"userId\":1,\"tenantId\":\"t-1\",\"subscriptionId\":\"s-1\"}",
                "{\"success\":true,\"userId\":null,\"tenantId\":\"t-1\",\"subscriptionId\":\"s-1\"}",
                "{\"success\":false,\"userId\":\"u\",\"tenantId\":\"t\",\"subscriptionId\":\"s\"}",
                "{\"userId\":\"u-1\",\"tenantId\":\"t-1\",\"subscriptionId\":\"s-1\"}",
            })
    void a_success_without_its_ids_grants_nothing(String body) {
        server.answers(200, body);

        assertThat(granted()).isEqualTo(unavailable("answer-unreadable"));
    }

    @Test
    void an_accepted_but_empty_answer_grants_nothing() {
        server.answers(204, "");

        assertThat(granted()).isEqualTo(unavailable("answer-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422})
    void a_business_no_is_a_refusal_with_its_code(int status) {
        server.answers(status, "{\"error\":\"No such plan\",\"code\":\"plan-unknown\"}");

        var reason = "plan-unknown (%d)".formatted(status);
        assertThat(granted()).isEqualTo(new GrantOutcome.Refused(reason));
        assertThat(mainSystem.change(MainSystemKind.REMOTE, Change.REVOKE, grant()))
                .isEqualTo(new ReverseOutcome.Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"joana@example.com is taken\"}",
                "{\"code\":\"joana@example.com\"}",
                "{\"code\":\"Joana\"}",
                "{\"code\":17}",
                "{\"code\":\"a-code-that-is-much-longer-than-any-code-has-to-be\"}",
            })
    void what_is_not_a_code_is_not_repeated(String body) {
        server.answers(409, body);

        assertThat(granted()).isEqualTo(new GrantOutcome.Refused("status-409"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422})
    void a_proxy_s_page_is_no_refusal(int status) {
        server.answers(status, "<html>no such host here</html>");

        assertThat(granted()).isEqualTo(unavailable("status-" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 206, 301, 302, 307, 401, 403, 405, 408, 425, 429, 500, 502, 503, 504})
    void every_other_status_leaves_it_open(int status) {
        server.answers(
                status,
                "{\"error\":\"no\",\"code\":\"no\"}",
                "Location: " + server.base() + "/elsewhere",
                "Retry-After: 17");

        assertThat(granted())
                .isEqualTo(
                        new GrantOutcome.Unavailable(
                                "status-" + status, Optional.of(Duration.ofSeconds(17))));
        assertThat(server.received()).as("redirects are not followed").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sat, 21 Nov 2026 12:01:30 GMT | PT1M30S",
                "Sat, 21 Nov 2026 11:59:00 GMT |",
                "999999999                     | PT1H",
                "soon                          |",
                "-5                            |",
                "99999999999999999999          |",
            })
    void a_pause_is_read_as_seconds_or_as_a_date(String retryAfter, Duration pause) {
        server.answers(503, "", "Retry-After: " + retryAfter);

        assertThat(granted())
                .isEqualTo(new GrantOutcome.Unavailable("status-503", Optional.ofNullable(pause)));
    }

    @Test
    void silence_ends_in_time() {
        server.answers(_ -> Thread.sleep(Duration.ofMinutes(1)));

        assertInTime("timeout");
    }

    @Test
    void an_answer_that_drips_ends_in_time() {
        drips(
                "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n",
                "x");

        assertInTime("timeout");
    }

    @Test
    void headers_that_drip_end_in_time() {
        drips("HTTP/1.1 201 Created\r\n", "X-Drip: 1\r\n");

        assertInTime("timeout");
    }

    private void drips(String head, String drop) {
        server.answers(
                wire -> {
                    wire.write(head.getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        wire.write(drop.getBytes(StandardCharsets.US_ASCII));
                        Thread.sleep(50);
                    }
                });
    }

    private void assertInTime(String cause) {
        try (var impatient = new Wired(SHORT)) {
            var inHaste = impatient.mainSystem(Optional.of(server.base()), 1, KEY);
            long start = System.nanoTime();

            assertThat(inHaste.grant(MainSystemKind.REMOTE, grant())).isEqualTo(unavailable(cause));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOTAL);
        }
    }

    @Test
    void whoever_was_silent_often_is_heard_again() {
        server.answers(_ -> Thread.sleep(Duration.ofMinutes(1)));
        try (var impatient = new Wired(Duration.ofMillis(100))) {
            var inHaste = impatient.mainSystem(Optional.of(server.base()), 1, KEY);
            for (int i = 0; i < 60; i++) {
                assertThat(inHaste.grant(MainSystemKind.REMOTE, grant()))
                        .isEqualTo(unavailable("timeout"));
            }
            server.answers(201, GRANTED);

            await().untilAsserted(
                            () ->
                                    assertThat(inHaste.grant(MainSystemKind.REMOTE, grant()))
                                            .isInstanceOf(Granted.class));
        }
    }

    @Test
    void many_calls_at_once_do_not_wait_for_each_other() throws Exception {
        server.answers(201, GRANTED);
        server.thinksFor(TOTAL.dividedBy(10));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<GrantOutcome> one = this::granted;
            for (var outcome : threads.invokeAll(Stream.generate(() -> one).limit(32).toList())) {
                assertThat(outcome.get()).isInstanceOf(Granted.class);
            }
        }
    }

    @Test
    void a_huge_answer_is_not_read() {
        server.answers(200, "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(granted()).isEqualTo(unavailable("answer-too-large"));
    }

    @Test
    void an_answer_cut_short_leaves_it_open() {
        server.answers(
                wire ->
                        wire.write(
                                "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"success\":true"
                                        .getBytes(StandardCharsets.US_ASCII)));

        assertThat(granted()).isEqualTo(unavailable("connection-lost"));
    }

    @Test
    void what_is_not_http_leaves_it_open() {
        server.answers(
                wire -> wire.write("220 scripted\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(granted()).isEqualTo(unavailable("connection-lost"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 409})
    void json_that_is_all_brackets_is_unreadable(int status) {
        server.answers(status, "{\"a\":" + "[".repeat(500_000));

        assertThat(granted())
                .isEqualTo(unavailable(status == 200 ? "answer-unreadable" : "status-409"));
    }

    @Test
    void a_connection_that_closes_leaves_it_open_and_is_not_tried_again_by_itself() {
        assertThat(granted()).isEqualTo(unavailable("connection-lost"));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void nobody_there_leaves_it_open() {
        server.close();

        assertThat(granted()).isEqualTo(unavailable("unreachable"));
    }

    @Test
    void a_breaker_or_bulkhead_that_refuses_leaves_it_open() {
        assertThat(refusedBy(new CircuitBreakerOpenException()))
                .isEqualTo(unavailable("breaker-open"));
        assertThat(refusedBy(new BulkheadException())).isEqualTo(unavailable("too-many-calls"));
        assertThat(wired.calls).as("nothing went out").isEmpty();
    }

    private GrantOutcome refusedBy(RuntimeException refusal) {
        var clients = wired.clients(KEY);
        var closed =
                new RemoteMainSystem(Optional.of(server.base()), clients) {
                    @Override
                    public Answer ask(MainSystemClient.Request request) {
                        throw refusal;
                    }
                };
        return new HttpMainSystem(closed, new EmbeddedMainSystem(1, clients), wired.records)
                .grant(MainSystemKind.REMOTE, grant());
    }

    @Test
    void without_an_address_or_a_key_nothing_can_be_called() {
        var noAddress = wired.mainSystem(Optional.empty(), 1, KEY);
        var noKey = wired.mainSystem(Optional.of(server.base()), 1, Optional.empty());

        assertThat(noAddress.grant(MainSystemKind.REMOTE, grant()))
                .isEqualTo(unavailable("not-configured"));
        assertThat(noKey.grant(MainSystemKind.REMOTE, grant()))
                .isEqualTo(unavailable("not-configured"));
        assertThat(noKey.change(MainSystemKind.EMBEDDED, Change.REVOKE, grant()))
                .isEqualTo(new ReverseOutcome.Unavailable("not-configured", Optional.empty()));
    }

    @Test
    void no_call_leaves_inside_a_transaction() {
        wired.transactionIs(Status.STATUS_ACTIVE);

        assertThatThrownBy(this::granted).isInstanceOf(IllegalStateException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void every_call_is_recorded_without_who_it_was_about() {
        server.answers(201, GRANTED);
        granted();
        server.answers(409, "{\"code\":\"payment-differs\"}");
        granted();
        server.answers(503, "");
        mainSystem.change(MainSystemKind.EMBEDDED, Change.SUSPEND, grant());
        server.close();
        granted();

        assertThat(wired.calls)
                .extracting(
                        CallLog.Call::party,
                        CallLog.Call::method,
                        CallLog.Call::route,
                        CallLog.Call::status,
                        CallLog.Call::error)
                .containsExactly(
                        recorded("main-system", CREATE, Optional.of(201), Optional.empty()),
                        recorded("main-system", CREATE, Optional.of(409), Optional.of("refused")),
                        recorded(
                                "embedded-main-system",
                                "/users/external/by-payment/{reference}/suspend",
                                Optional.of(503),
                                Optional.of("status-503")),
                        recorded(
                                "main-system",
                                CREATE,
                                Optional.empty(),
                                Optional.of("unreachable")));
        assertThat(wired.calls)
                .allSatisfy(
                        call -> {
                            assertThat(call.correlation())
                                    .isEqualTo("0199f0aa-0000-7000-8000-00000000000b");
                            assertThat(call.toString())
                                    .doesNotContainIgnoringCase("joana")
                                    .doesNotContain("key-of-the");
                        });
    }

    private static final String CREATE = "/users/external/create-from-payment";

    private static Tuple recorded(
            String party, String route, Optional<Integer> status, Optional<String> error) {
        return tuple(party, "POST", route, status, error);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
