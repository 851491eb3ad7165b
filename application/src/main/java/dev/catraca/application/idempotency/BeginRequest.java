package dev.catraca.application.idempotency;

import dev.catraca.application.idempotency.port.Answers;
import dev.catraca.application.idempotency.port.Answers.Reservation;
import dev.catraca.application.shared.port.Ids;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A request with an Idempotency-Key begins: it is new, answered already, running, or another one
 * with the same key. If its first worker vanished it is resumed with the same subject, so that what
 * it creates is created once.
 */
public final class BeginRequest {
    /** Longer than any answer may take. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    private final Answers answers;
    private final Ids ids;

    public BeginRequest(Answers answers, Ids ids) {
        this.answers = answers;
        this.ids = ids;
    }

    /** The caller is whose key it is; the fingerprint covers everything that was asked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Command(String caller, String operation, String key, byte[] fingerprint) {}

    /** How to go on. */
    public sealed interface Outcome {
        record Begun(UUID subject, Ticket ticket) implements Outcome {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Answered(int status, byte[] body, Optional<String> location) implements Outcome {}

        record Running() implements Outcome {}

        record OtherContent() implements Outcome {}
    }

    /** The right to answer, to be handed to {@link EndRequest}. */
    public record Ticket(String caller, String operation, String key, long fence) {}

    public Outcome begin(Command command) {
        var key = new Answers.Key(command.caller(), command.operation(), command.key());
        return switch (answers.reserve(key, command.fingerprint(), ids.next(), LEASE)) {
            case Reservation.Ours(var subject, var fence) ->
                    new Outcome.Begun(
                            subject,
                            new Ticket(
                                    command.caller(), command.operation(), command.key(), fence));
            case Reservation.Answered(var it) ->
                    new Outcome.Answered(it.status(), it.body(), it.location());
            case Reservation.Running() -> new Outcome.Running();
            case Reservation.OtherContent() -> new Outcome.OtherContent();
        };
    }
}
