package dev.catraca.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_taken_port_is_named_with_the_property_that_changes_it() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            var free = Ports.free();
            assertThatThrownBy(
                            () ->
                                    new Ports(free.server(), port, free.smtp(), free.postgres())
                                            .requireFree())
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "port %d is taken; choose another: ./mvnw -Prun -Dcatraca.twins.port=…"
                                    .formatted(port));
        }
        assertThatCode(Ports.free()::requireFree).doesNotThrowAnyException();
    }
}
