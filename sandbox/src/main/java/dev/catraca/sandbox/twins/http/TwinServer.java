package dev.catraca.sandbox.twins.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** One HTTP server on the loopback address, a virtual thread per request. */
public final class TwinServer implements AutoCloseable {

    static {
        // Read once, when the JDK's server is first used: without them an answer may wait 40 ms for
        // an acknowledgement, and a load of more than 200 connections reconnects all the time.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private static final System.Logger LOG = System.getLogger(TwinServer.class.getName());
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Listens at once; port 0 takes any free one. Nothing is served before {@link #serve}. */
    public TwinServer(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException failed) {
            throw new UncheckedIOException("the twins cannot listen on port " + port, failed);
        }
        server.setExecutor(threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void serve(Routes routes) {
        server.createContext("/", exchange -> exchange(exchange, routes));
        server.start();
    }

    private static void exchange(HttpExchange exchange, Routes routes) throws IOException {
        try (exchange) {
            Reply reply = answer(Call.of(exchange), routes);
            if (reply.hangsUp()) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body();
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                write(exchange.getResponseBody(), body, reply);
            }
        }
    }

    private static void write(OutputStream out, byte[] body, Reply reply) throws IOException {
        switch (reply.manner()) {
            case CUT -> {
                // Closing the exchange with bytes still owed closes the connection.
                out.write(body, 0, body.length / 2);
                out.flush();
            }
            case DRIP -> {
                for (byte one : body) {
                    out.write(one);
                    out.flush();
                    LockSupport.parkNanos(reply.pause().toNanos());
                }
                out.close();
            }
            default -> {
                out.write(body);
                out.close();
            }
        }
    }

    private static Reply answer(Call call, Routes routes) {
        if (call.isTooLarge()) {
            return error(413, "the body is too large");
        }
        try {
            return routes.answer(call);
        } catch (MalformedForm malformed) {
            return error(400, "the query cannot be decoded");
        } catch (RuntimeException ours) {
            LOG.log(Level.ERROR, "a twin's own mistake at " + call.path(), ours);
            return error(500, "the twin is broken");
        }
    }

    private static Reply error(int status, String why) {
        return Reply.json(status, Fields.object().with("error", why).build());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
