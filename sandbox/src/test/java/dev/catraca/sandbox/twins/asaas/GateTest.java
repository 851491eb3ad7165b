package dev.catraca.sandbox.twins.asaas;

import static dev.catraca.sandbox.twins.asaas.AsaasCalls.CHECKOUTS;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.KEY;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.PAYMENTS;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.code;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Client.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every call must bring, and what every answer tells. */
final class GateTest {

    private static final String OTHER_KEY = "$aact_prod_another-account";

    private final AsaasCalls asaas = new AsaasCalls();

    @AfterEach
    void close() {
        asaas.close();
    }

    @Test
    void without_a_known_access_token_nothing_is_told() throws IOException {
        Answer without = asaas.client.get(PAYMENTS);
        assertThat(without.status()).isEqualTo(401);
        assertThat(code(without)).isEqualTo("access_token_not_found");

        Answer odd = asaas.client.get(PAYMENTS, "access_token", "Bearer x");
        assertThat(odd.status()).isEqualTo(401);
        assertThat(code(odd)).isEqualTo("invalid_access_token_format");

        asaas.twins.asaas().acceptOnly(KEY);
        assertThat(asaas.client.get(PAYMENTS, "access_token", OTHER_KEY).status()).isEqualTo(401);
        assertThat(asaas.get(PAYMENTS).status()).isEqualTo(200);
    }

    @Test
    void one_account_does_not_see_what_another_made() throws IOException {
        String id = asaas.open();
        asaas.press(id, "pix");
        String payment = asaas.payment(id).getString("id");

        assertThat(asaas.client.get(PAYMENTS + "/" + payment, "access_token", OTHER_KEY).status())
                .isEqualTo(404);
        assertThat(
                        asaas.client
                                .get(PAYMENTS, "access_token", OTHER_KEY)
                                .json()
                                .getInt("totalCount"))
                .isZero();
    }

    @Test
    void a_caller_without_a_name_is_refused() throws IOException {
        String request =
                """
                GET %s HTTP/1.1\r
                Host: localhost\r
                access_token: %s\r
                Connection: close\r
                \r
                """
                        .formatted(PAYMENTS, KEY);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), asaas.twins.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("invalid_user_agent");
        }
    }

    @Test
    void reading_with_a_body_is_forbidden_and_writing_wants_json() throws IOException {
        assertThat(asaas.client.send("GET", PAYMENTS, "{}", "access_token", KEY).status())
                .isEqualTo(403);
        assertThat(
                        asaas.client
                                .send(
                                        "POST",
                                        CHECKOUTS,
                                        order(),
                                        "access_token",
                                        KEY,
                                        "Content-Type",
                                        "text/plain")
                                .status())
                .isEqualTo(415);
    }

    @Test
    void answers_tell_what_is_left_of_the_requests() throws IOException {
        asaas.twins.asaas().limitRequests(KEY, 2);

        Answer first = asaas.get(PAYMENTS);
        assertThat(first.header("RateLimit-Limit")).isEqualTo("2");
        assertThat(first.header("RateLimit-Remaining")).isEqualTo("1");
        assertThat(Integer.parseInt(first.header("RateLimit-Reset"))).isBetween(43_000, 43_200);
        assertThat(asaas.get(PAYMENTS).status()).isEqualTo(200);

        Answer third = asaas.get(PAYMENTS);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("RateLimit-Remaining")).isEqualTo("0");

        asaas.twins.clock().advance(Duration.ofHours(12));
        assertThat(asaas.get(PAYMENTS).status()).isEqualTo(200);
    }

    @Test
    void faults_speak_as_asaas_does() throws IOException {
        asaas.twins.faults().arm(FaultOrder.of(Fault.RATE_LIMITED).at("asaas", "list-payments"));
        Answer limited = asaas.get(PAYMENTS);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(code(limited)).isEqualTo("rate_limit_exceeded");

        asaas.twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("asaas"));
        assertThat(asaas.post(CHECKOUTS, order()).status()).isEqualTo(500);
        assertThat(asaas.twins.asaas().ledger().checkouts()).isEmpty();
    }
}
