package dev.catraca.adapters.provisioning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An SMTP server that answers each command as it is told to and keeps what it hears. */
final class ScriptedSmtp implements AutoCloseable {
    /** Told as an answer, it is silence. */
    static final String SILENCE = "";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /**
     * What is said to a command: {@code MAIL}, {@code RCPT}, {@code DATA}; {@code .} is the end of
     * the text, {@code CONNECT} the greeting.
     */
    void says(String command, String reply) {
        replies.put(command, reply);
    }

    List<String> commands() {
        return List.copyOf(commands);
    }

    List<String> messages() {
        return List.copyOf(messages);
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
            var wire = connection.getOutputStream();
            var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.ISO_8859_1));
            say(wire, "CONNECT", "220 scripted");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                commands.add(line);
                String command = line.split(" ", 2)[0];
                switch (command) {
                    case "EHLO" -> say(wire, command, "250 scripted");
                    case "DATA" -> {
                        if (say(wire, command, "354 go on")) {
                            messages.add(text(lines));
                            say(wire, ".", "250 taken");
                        }
                    }
                    case "QUIT" -> {
                        say(wire, command, "221 bye");
                        return;
                    }
                    default -> say(wire, command, "250 fine");
                }
            }
        } catch (IOException _) {
            // The caller has gone, which is what some tests are about.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is a yes. */
    private boolean say(OutputStream wire, String command, String otherwise)
            throws IOException, InterruptedException {
        String reply = replies.getOrDefault(command, otherwise);
        if (reply.equals(SILENCE)) {
            Thread.sleep(Duration.ofMinutes(1));
        }
        wire.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return reply.charAt(0) < '4';
    }

    private static String text(BufferedReader lines) throws IOException {
        var text = new StringBuilder();
        for (String line = lines.readLine();
                line != null && !line.equals(".");
                line = lines.readLine()) {
            // A dot at the start of a line is doubled on the wire.
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return text.toString();
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
