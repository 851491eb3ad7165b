package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.pacto.PactoWire.Envelope;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.shared.InvalidValue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an answer to a question is worth. */
final class PactoReplies {
    /** A bad key is not repaired in seconds. */
    private static final Duration KEY_AGAIN = Duration.ofMinutes(1);

    private PactoReplies() {}

    /** The answer, read; throws {@link NoReply} for one that there is nothing to read of. */
    static <T> T read(Answer answer, Function<Envelope, T> reading) {
        return switch (answer.status()) {
            case 401, 403 -> throw unavailable("key-refused", Optional.of(KEY_AGAIN));
            case 200, 201 -> {
                var envelope = envelope(answer);
                if (envelope.error().isPresent()) {
                    throw new NoReply(new Reply.Refused<>(envelope.error().get()));
                }
                yield reading.apply(envelope);
            }
            case 400, 404, 409, 422 ->
                    throw new NoReply(
                            new Reply.Refused<>(envelope(answer).error().orElse("unspecified")));
            default -> throw unavailable("status " + answer.status(), answer.retryAfter());
        };
    }

    private static Envelope envelope(Answer answer) {
        return Envelope.of(answer)
                .orElseThrow(
                        () ->
                                unavailable(
                                        "no JSON, status %d, %d characters"
                                                .formatted(answer.status(), answer.body().length()),
                                        answer.retryAfter()));
    }

    /** Whatever happens on the way becomes a reply. */
    static <T> Reply<T> reply(Supplier<T> asking) {
        try {
            return new Reply.Known<>(asking.get());
        } catch (NoReply no) {
            return no.reply();
        } catch (CallFailed failed) {
            return new Reply.Unavailable<>(failed.failure().code(), failed.retryAfter());
        } catch (UnexpectedAnswer unexpected) {
            return new Reply.Unavailable<>(unexpected.cause(), Optional.empty());
        } catch (InvalidValue invalid) {
            return new Reply.Unavailable<>(
                    "unexpected answer: " + invalid.code(), Optional.empty());
        }
    }

    static NoReply refused(String reason) {
        return new NoReply(new Reply.Refused<>(reason));
    }

    static NoReply unavailable(String cause, Optional<Duration> retryAfter) {
        return new NoReply(new Reply.Unavailable<>(cause, retryAfter));
    }

    /** Ends the asking with a reply that is not known. */
    static final class NoReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Reply<Object> reply;

        private NoReply(Reply<Object> reply) {
            super("no reply", null, false, false);
            this.reply = reply;
        }

        <T> Reply<T> reply() {
            return switch (reply) {
                case Reply.Refused<Object>(var reason) -> new Reply.Refused<>(reason);
                case Reply.Unavailable<Object>(var cause, var retryAfter) ->
                        new Reply.Unavailable<>(cause, retryAfter);
                case Reply.Known<Object> _ -> throw new IllegalStateException("known");
            };
        }
    }
}
