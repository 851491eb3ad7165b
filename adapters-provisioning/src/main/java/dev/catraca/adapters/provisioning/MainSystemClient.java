package dev.catraca.adapters.provisioning;

import dev.catraca.domain.shared.Secret;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** One main system at its address, with the key it knows us by. */
final class MainSystemClient implements AutoCloseable {
    /** What is asked. */
    @FunctionalInterface
    interface Request {
        Response send(MainSystemApi api, String authorization);
    }

    private final MainSystemApi api;
    private final String authorization;
    private final Duration total;
    private final OutgoingCalls calls;
    private final Clock clock;

    MainSystemClient(
            URI base,
            Secret key,
            Duration connect,
            Duration total,
            OutgoingCalls calls,
            Clock clock) {
        this.api =
                RestClientBuilder.newBuilder()
                        .baseUri(base)
                        .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(total.toMillis(), TimeUnit.MILLISECONDS)
                        .followRedirects(false)
                        // A status is an answer to be read, not an exception.
                        .property("microprofile.rest.client.disable.default.mapper", true)
                        .build(MainSystemApi.class);
        this.authorization = "Bearer " + key.value();
        this.total = total;
        this.calls = calls;
        this.clock = clock;
    }

    Answer ask(Request request) throws NoAnswer {
        return calls.within(
                total, () -> Answer.read(request.send(api, authorization), clock.instant()));
    }

    @Override
    public void close() {
        api.close();
    }
}
