package dev.catraca.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where everything listens, on the loopback address; 0 is any free port. */
public record Ports(int server, int twins, int smtp, int postgres) {

    /** All of them free ones; the server's is chosen at once, because others are told of it. */
    public static Ports free() {
        try (var socket = new ServerSocket(0)) {
            return new Ports(socket.getLocalPort(), 0, 0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ports ofSystemProperties() {
        return new Ports(
                Integer.getInteger("catraca.port", 9080),
                Integer.getInteger("catraca.twins.port", 9081),
                Integer.getInteger("catraca.smtp.port", 0),
                Integer.getInteger("catraca.postgres.port", 0));
    }

    /** Says which one is taken before anything is started. */
    void requireFree() {
        requireFree(server, "catraca.port");
        requireFree(twins, "catraca.twins.port");
        requireFree(smtp, "catraca.smtp.port");
        requireFree(postgres, "catraca.postgres.port");
    }

    private static void requireFree(int port, String property) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotStart(
                    "port %d is taken; choose another: ./mvnw -Prun -D%s=…"
                            .formatted(port, property));
        }
    }
}
