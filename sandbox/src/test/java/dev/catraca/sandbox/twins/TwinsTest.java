package dev.catraca.sandbox.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class TwinsTest {

    @Test
    void twins_stop_and_leave_their_ports_free() throws IOException {
        Twins twins = Twins.start(0, 0);
        int port = twins.port();
        int smtpPort = twins.smtpPort();
        twins.close();

        try (Twins again = Twins.start(port, smtpPort);
                Client client = new Client(again.uri())) {
            assertThat(again.port()).isEqualTo(port);
            assertThat(again.smtpPort()).isEqualTo(smtpPort);
            assertThat(client.get("/clock").status()).isEqualTo(200);
        }
    }

    @Test
    void a_taken_port_is_said_at_once_and_nothing_is_left() throws IOException {
        int freePort = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Twins.start(taken.getLocalPort(), freePort))
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(() -> Twins.start(freePort, taken.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class);

            try (Twins twins = Twins.start(0, freePort)) {
                assertThat(twins.smtpPort()).isEqualTo(freePort);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void a_body_of_more_than_a_megabyte_is_not_read() throws IOException {
        try (Twins twins = Twins.start(0, 0);
                Client client = new Client(twins.uri())) {
            assertThat(client.json("/clock", " ".repeat((1 << 20) + 1)).status()).isEqualTo(413);
        }
    }
}
