package dev.catraca.adapters.gateways.http;

import dev.catraca.application.shared.port.CallLog;
import dev.catraca.application.shared.port.CallLog.Call;
import dev.catraca.application.shared.port.CallLog.Direction;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * The only way out to a provider: no call inside a transaction, none without an end, no answer
 * beyond 1 MiB, no redirect followed, and a row in the call log for each.
 */
@Dependent
public class Outgoing {
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final Duration LONGEST_TOTAL = Duration.ofSeconds(30);

    private final CallLog log;
    private final Clock clock;
    private final OpenTransaction transaction;
    private final Duration connect;
    private final Duration total;

    @Inject
    Outgoing(
            CallLog log,
            Clock clock,
            OpenTransaction transaction,
            @ConfigProperty(name = "catraca.http.connect", defaultValue = "PT2S") Duration connect,
            @ConfigProperty(name = "catraca.http.total", defaultValue = "PT25S") Duration total) {
        if (total.compareTo(LONGEST_TOTAL) > 0
                || connect.compareTo(total) > 0
                || !connect.isPositive()) {
            throw new IllegalArgumentException(
                    "catraca.http.connect must be positive, catraca.http.total at least as long and"
                            + " at most 30 seconds");
        }
        this.log = log;
        this.clock = clock;
        this.transaction = transaction;
        this.connect = connect;
        this.total = total;
    }

    /** The same for who cannot wait so long. */
    public Outgoing within(Duration limit) {
        var shorter = limit.compareTo(total) < 0 ? limit : total;
        var connecting = connect.compareTo(shorter) < 0 ? connect : shorter;
        return new Outgoing(log, clock, transaction, connecting, shorter);
    }

    /**
     * A client of the API at this base; its methods return the {@link Response} of any status. It
     * speaks HTTP/1.1, and each request passes the filters.
     */
    public <T> T client(Class<T> api, URI base, ClientRequestFilter... filters) {
        var builder =
                RestClientBuilder.newBuilder()
                        .baseUri(base)
                        .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(total.toMillis(), TimeUnit.MILLISECONDS)
                        .followRedirects(false)
                        .property("microprofile.rest.client.disable.default.mapper", true);
        for (var filter : filters) {
            builder.register(filter);
        }
        return builder.build(api);
    }

    /** How long a call may take in all. */
    public Duration total() {
        return total;
    }

    /**
     * Makes the call. Throws {@link CallFailed} if no whole answer came, and {@link
     * IllegalStateException} if a transaction is open: it would hold its locks as long as the other
     * side likes.
     */
    public Answer send(OutgoingCall call, Supplier<Response> request) {
        if (transaction.isThere()) {
            throw new IllegalStateException(
                    "%s %s inside a transaction".formatted(call.party(), call.route()));
        }
        var at = clock.instant();
        var began = System.nanoTime();
        try {
            var answer = inTime(() -> read(request.get()));
            log.record(
                    entry(call, at, began, Optional.of(answer.status()), errorOf(answer.status())));
            return answer;
        } catch (CallFailed failed) {
            log.record(
                    entry(call, at, began, Optional.empty(), Optional.of(failed.failure().code())));
            throw failed;
        }
    }

    /**
     * A read timeout alone bounds nothing: it begins anew with every byte. So each call has a
     * virtual thread of its own; interrupting one closes the socket it waits on, whatever our HTTP
     * client thinks of it, and nobody is left behind.
     */
    private Answer inTime(Supplier<Answer> exchange) {
        var task = new FutureTask<>(exchange::get);
        Thread.ofVirtual().name("outgoing").start(task);
        try {
            return task.get(total.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new CallFailed(Failure.TIMEOUT);
        } catch (InterruptedException stop) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallFailed(Failure.INTERRUPTED);
        } catch (ExecutionException failed) {
            throw TransportErrors.failed(failed.getCause());
        }
    }

    private static Answer read(Response response) {
        try (response) {
            var body = new byte[0];
            if (response.hasEntity()) {
                body = response.readEntity(InputStream.class).readNBytes(LARGEST_ANSWER + 1);
            }
            if (body.length > LARGEST_ANSWER) {
                throw new CallFailed(Failure.ANSWER_TOO_LARGE);
            }
            return new Answer(
                    response.getStatus(),
                    headers(response),
                    new String(body, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> headers(Response response) {
        var headers = new HashMap<String, String>();
        response.getStringHeaders()
                .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all.getFirst()));
        return Map.copyOf(headers);
    }

    private static Optional<String> errorOf(int status) {
        return status >= 500 ? Optional.of(Failure.SERVER_ERROR.code()) : Optional.empty();
    }

    private static Call entry(
            OutgoingCall call,
            Instant at,
            long began,
            Optional<Integer> status,
            Optional<String> error) {
        return new Call(
                at,
                Direction.OUT,
                call.party(),
                call.merchant(),
                call.method(),
                call.route(),
                status,
                Duration.ofNanos(System.nanoTime() - began),
                error,
                call.summary(),
                call.correlation(),
                call.attempt(),
                Optional.empty());
    }
}
