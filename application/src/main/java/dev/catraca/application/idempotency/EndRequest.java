package dev.catraca.application.idempotency;

import dev.catraca.application.idempotency.BeginRequest.Ticket;
import dev.catraca.application.idempotency.port.Answers;
import dev.catraca.application.idempotency.port.Answers.Answer;
import java.util.Optional;

/**
 * A request with an Idempotency-Key ends. A definite answer is kept and given again; an indefinite
 * one is not, so that a repetition goes on with the work.
 */
public final class EndRequest {
    private static final int FIRST_INDEFINITE_STATUS = 500;

    private final Answers answers;

    public EndRequest(Answers answers) {
        this.answers = answers;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Command(Ticket ticket, int status, byte[] body, Optional<String> location) {}

    public void end(Command command) {
        var ticket = command.ticket();
        var key = new Answers.Key(ticket.caller(), ticket.operation(), ticket.key());
        if (command.status() < FIRST_INDEFINITE_STATUS) {
            answers.keep(
                    key,
                    ticket.fence(),
                    new Answer(command.status(), command.body(), command.location()));
        } else {
            answers.release(key, ticket.fence());
        }
    }
}
