package dev.catraca.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Puts a twin behind TLS: a server in production speaks to nothing else. */
final class TlsRelay implements AutoCloseable {
    private static final String PASSWORD = "relay-" + Long.toHexString(System.nanoTime());
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "expect");

    private final URI target;
    private final Path keyStore;
    private final HttpsServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TlsRelay(URI target, Path keyStore, HttpsServer server) {
        this.target = target;
        this.keyStore = keyStore;
        this.server = server;
    }

    static TlsRelay to(URI target, Path folder) {
        var keyStore = folder.resolve("relay.p12");
        try {
            makeKey(keyStore);
            var server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context(keyStore)));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            var relay = new TlsRelay(target, keyStore, server);
            server.createContext("/", relay::pass);
            server.start();
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    URI base() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + target.getPath());
    }

    /** What makes a JVM trust the relay. */
    String jvmArguments() {
        return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(keyStore, PASSWORD);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                            .method(
                                    exchange.getRequestMethod(),
                                    BodyPublishers.ofByteArray(
                                            exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) -> {
                                if (!OF_THE_CONNECTION.contains(
                                        name.toLowerCase(java.util.Locale.ROOT))) {
                                    values.forEach(it -> request.header(name, it));
                                }
                            });
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(it -> exchange.getResponseHeaders().set("Content-Type", it));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void makeKey(Path keyStore) throws IOException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var process =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-alias",
                                "relay",
                                "-keyalg",
                                "EC",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keyStore.toString(),
                                "-storepass",
                                PASSWORD,
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost")
                        .redirectErrorStream(true)
                        .start();
        var said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (!Files.exists(keyStore)) {
            throw new IllegalStateException(said);
        }
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
