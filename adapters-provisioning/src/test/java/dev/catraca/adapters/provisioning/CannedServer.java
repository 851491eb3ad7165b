package dev.catraca.adapters.provisioning;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that says what it is told to, byte by byte if need be, one call a connection. */
final class CannedServer implements AutoCloseable {
    /** How the next calls are answered; when it returns the connection is closed. */
    @FunctionalInterface
    interface Script {
        void answer(OutputStream wire) throws IOException, InterruptedException;
    }

    record Received(String requestLine, Map<String, String> headers, String body) {}

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Script script = wire -> {};
    private volatile Duration thinking = Duration.ZERO;

    CannedServer() {
        try {
            socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads.execute(this::accept);
    }

    URI base() {
        return URI.create("http://127.0.0.1:%d/api".formatted(socket.getLocalPort()));
    }

    void answers(Script newScript) {
        script = newScript;
    }

    void answers(int status, String body, String... headerLines) {
        answers(
                wire -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    var head = new StringBuilder("HTTP/1.1 %d Canned\r\n".formatted(status));
                    for (String line : headerLines) {
                        head.append(line).append("\r\n");
                    }
                    if (status != 204) {
                        head.append("Content-Type: application/json\r\nContent-Length: ");
                        head.append(bytes.length).append("\r\n");
                    }
                    head.append("Connection: close\r\n\r\n");
                    wire.write(head.toString().getBytes(StandardCharsets.US_ASCII));
                    wire.write(bytes);
                });
    }

    /** Waits that long before each answer. */
    void thinksFor(Duration time) {
        thinking = time;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            received.add(request(new BufferedInputStream(connection.getInputStream())));
            Thread.sleep(thinking);
            script.answer(connection.getOutputStream());
        } catch (IOException _) {
            // The caller has gone, which is what some tests are about.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Received request(InputStream wire) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(wire); !line.isEmpty(); line = line(wire)) {
            lines.add(line);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(
                lines.getFirst(),
                headers,
                new String(wire.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream wire) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int it = wire.read(); it != '\n'; it = wire.read()) {
            if (it < 0) {
                throw new IOException("closed");
            }
            line.write(it);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
