package dev.catraca.application.sale;

import dev.catraca.application.sale.port.BotCheck;
import dev.catraca.application.sale.port.BotCheck.Challenge;
import dev.catraca.application.sale.port.BotCheck.Reason;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import dev.catraca.application.sale.port.UsedCaptchas;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets people pass and programs not. A token is spent before it is asked about, so that whoever
 * repeats one costs no call; after a crash in between the browser gets another.
 */
public final class CheckHuman {
    /** So long after it gave no answer it is not expected to give one. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final UsedCaptchas used;
    private final BotCheck bots;
    private final Clock clock;
    private volatile Instant silentUntil = Instant.MIN;

    public CheckHuman(UsedCaptchas used, BotCheck bots, Clock clock) {
        this.used = used;
        this.bots = bots;
        this.clock = clock;
    }

    /** The token as it came, what it has to be for, and the caller's address. */
    public record Command(String token, String action, Optional<String> address) {
        @Override
        public String toString() {
            return "Command[" + action + "]";
        }
    }

    /** Who it is. */
    public sealed interface Outcome {
        record Human() implements Outcome {}

        record NotHuman() implements Outcome {}

        /** Perhaps a person, but the token is used or too old. */
        record AskAgain() implements Outcome {}

        /** Nobody can tell now, and so nobody passes. */
        record Unavailable() implements Outcome {}
    }

    public Outcome check(Command command) {
        if (!isToken(command.token())) {
            return new Outcome.NotHuman();
        }
        if (!used.use(command.token(), clock.instant())) {
            return new Outcome.AskAgain();
        }
        var verdict =
                bots.check(new Challenge(command.token(), command.action(), command.address()));
        listen(verdict);
        return switch (verdict) {
            case Verdict.Human _ -> new Outcome.Human();
            case Verdict.Refused(var reason) when reason == Reason.ASK_AGAIN ->
                    new Outcome.AskAgain();
            case Verdict.Refused _ -> new Outcome.NotHuman();
            case Verdict.Misconfigured _, Verdict.Silent _, Verdict.Busy _ ->
                    new Outcome.Unavailable();
        };
    }

    /** Whoever answers is not silent any more; that we ask too much says nothing about them. */
    private void listen(Verdict verdict) {
        switch (verdict) {
            case Verdict.Human _, Verdict.Refused _ -> silentUntil = Instant.MIN;
            case Verdict.Misconfigured _, Verdict.Silent _ ->
                    silentUntil = clock.instant().plus(SILENCE);
            case Verdict.Busy _ -> {}
        }
    }

    /** Whether nobody could be told from a program a moment ago. */
    boolean isSilent() {
        return clock.instant().isBefore(silentUntil);
    }

    private static boolean isToken(String text) {
        return text.matches("[!-~]{1,8192}");
    }
}
