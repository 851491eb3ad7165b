package dev.catraca.application.sale.port;

import java.math.BigDecimal;
import java.util.Optional;

/** Tells people from programs by the token that their browser got from a captcha. */
public interface BotCheck {
    /** Asks about a token, once; never throws for what the other side does. */
    Verdict check(Challenge challenge);

    /** What a browser brought, and what it was to be brought for. */
    record Challenge(String token, String action, Optional<String> address) {
        @Override
        public String toString() {
            return "Challenge[" + action + "]";
        }
    }

    /** What the captcha says. */
    sealed interface Verdict {
        /** Scores go from 0 (a program) to 1 (a person). */
        record Human(BigDecimal score) implements Verdict {}

        record Refused(Reason reason) implements Verdict {}

        /** Our own mistake, whoever asks: nobody gets through until it is mended. */
        record Misconfigured(String cause) implements Verdict {}

        /** No clear answer came in time. */
        record Silent(String cause) implements Verdict {}

        /** Not asked, because as much is being asked as we allow. */
        record Busy() implements Verdict {}
    }

    /** Why a token does not show a person. */
    enum Reason {
        /** Nobody gave it out. */
        TOKEN_INVALID,
        /** Too old, or used: the browser can get another one. */
        ASK_AGAIN,
        /** Given out for another page or another purpose. */
        FOR_SOMETHING_ELSE,
        SCORE_TOO_LOW
    }
}
