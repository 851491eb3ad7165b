package dev.catraca.application.idempotency;

import dev.catraca.application.idempotency.BeginRequest.Ticket;
import dev.catraca.application.idempotency.port.Answers;
import java.util.Optional;

/**
 * A request with an Idempotency-Key ends. A success is kept and given again; after anything else
 * the key is free, so that a repetition goes on with the work.
 */
public final class EndRequest {
    private final Answers answers;

    public EndRequest(Answers answers) {
        this.answers = answers;
    }

    public record Command(Ticket ticket, Optional<Success> success) {}

    /** What was answered; one that shows a secret is kept encrypted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Success(int status, byte[] body, Optional<String> location, boolean isSecret) {}

    public void end(Command command) {
        var ticket = command.ticket();
        var key = new Answers.Key(ticket.caller(), ticket.operation(), ticket.key());
        command.success()
                .ifPresentOrElse(
                        it ->
                                answers.keep(
                                        key,
                                        ticket.fence(),
                                        new Answers.Answer(
                                                it.status(),
                                                it.body(),
                                                it.location(),
                                                it.isSecret())),
                        () -> answers.release(key, ticket.fence()));
    }
}
