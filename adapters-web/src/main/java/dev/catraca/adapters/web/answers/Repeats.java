package dev.catraca.adapters.web.answers;

import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.idempotency.BeginRequest;
import dev.catraca.application.idempotency.BeginRequest.Outcome;
import dev.catraca.application.idempotency.EndRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Carries out a request with an Idempotency-Key once, and gives its answer again to a repetition.
 */
@Dependent
public class Repeats {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BeginRequest begin;
    private final EndRequest end;

    @Inject
    public Repeats(BeginRequest begin, EndRequest end) {
        this.begin = begin;
        this.end = end;
    }

    /**
     * What is asked: whose key it is, the operation, and a fingerprint of everything that matters.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Request(
            String caller, String operation, IdempotencyKey key, byte[] fingerprint) {}

    /**
     * A success: its view is written as JSON. One that shows a secret is kept encrypted; one that
     * is not final is not kept, and a repetition looks how things stand then.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Success(int status, byte[] body, Optional<String> location, Keeping keeping) {
        public Success(int status, Object view, Optional<String> location) {
            this(status, Json.of(view), location, Keeping.PLAIN);
        }

        /** Whose answer shows a secret. */
        public static Success secret(int status, Object view, Optional<String> location) {
            return new Success(status, Json.of(view), location, Keeping.ENCRYPTED);
        }
    }

    /** How an answer is kept for repetitions. */
    public enum Keeping {
        PLAIN,
        ENCRYPTED,
        NOT_AT_ALL
    }

    /** {@code work} gets the id of what it creates, the same one if the request is resumed. */
    public Response once(Request request, Function<UUID, Success> work) {
        var outcome =
                begin.begin(
                        new BeginRequest.Command(
                                request.caller(),
                                request.operation(),
                                request.key().value(),
                                request.fingerprint()));
        return switch (outcome) {
            case Outcome.Begun(var subject, var ticket) -> carryOut(ticket, subject, work);
            case Outcome.Answered(var status, var body, var location) ->
                    response(status, body, location).header("Idempotent-Replayed", "true").build();
            case Outcome.Running() ->
                    throw new Rejected(ProblemCode.REQUEST_IN_PROGRESS).retryAfter(PAUSE);
            case Outcome.OtherContent() -> throw new Rejected(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        };
    }

    private Response carryOut(
            BeginRequest.Ticket ticket, UUID subject, Function<UUID, Success> work) {
        Optional<EndRequest.Success> kept = Optional.empty();
        try {
            var success = work.apply(subject);
            kept = kept(success);
            return once(success);
        } finally {
            end.end(new EndRequest.Command(ticket, kept));
        }
    }

    private static Optional<EndRequest.Success> kept(Success it) {
        return it.keeping() == Keeping.NOT_AT_ALL
                ? Optional.empty()
                : Optional.of(
                        new EndRequest.Success(
                                it.status(),
                                it.body(),
                                it.location(),
                                it.keeping() == Keeping.ENCRYPTED));
    }

    /** The same answer for a request that came without a key. */
    public static Response once(Success success) {
        return response(success.status(), success.body(), success.location()).build();
    }

    private static Response.ResponseBuilder response(
            int status, byte[] body, Optional<String> location) {
        var answer = Response.status(status).type(MediaType.APPLICATION_JSON).entity(body);
        location.ifPresent(it -> answer.header("Location", it));
        return answer;
    }
}
