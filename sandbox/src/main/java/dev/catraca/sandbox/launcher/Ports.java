package dev.catraca.sandbox.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Where everything listens, on the loopback address. */
public record Ports(int server, int twins, int smtp, int postgres) {
    /** Below those that systems give to outgoing connections: a free one stays free for long. */
    private static final int FIRST_CHOICE = 20_000;

    private static final int LAST_CHOICE = 29_999;

    /** All of them free ones. */
    public static Ports free() {
        return new Ports(anyFree(), anyFree(), anyFree(), anyFree());
    }

    static Ports ofSystemProperties() {
        return new Ports(
                Integer.getInteger("catraca.port", 9080),
                Integer.getInteger("catraca.twins.port", 9081),
                ofSystemProperty("catraca.smtp.port"),
                ofSystemProperty("catraca.postgres.port"));
    }

    /** Says which one is taken before anything is started. */
    void requireFree() {
        requireFree(server, "catraca.port");
        requireFree(twins, "catraca.twins.port");
        requireFree(smtp, "catraca.smtp.port");
        requireFree(postgres, "catraca.postgres.port");
    }

    /** 0 or nothing is any free one. */
    private static int ofSystemProperty(String property) {
        var port = Integer.getInteger(property, 0);
        return port == 0 ? anyFree() : port;
    }

    private static int anyFree() {
        return ThreadLocalRandom.current()
                .ints(FIRST_CHOICE, LAST_CHOICE + 1)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static void requireFree(int port, String property) {
        if (!isFree(port)) {
            throw new CannotStart(
                    "port %d is taken; choose another: ./mvnw -Prun -D%s=…"
                            .formatted(port, property));
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
