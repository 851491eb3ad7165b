package dev.catraca.application.sale;

import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.application.sale.port.UsedCaptchas;
import java.time.Clock;
import java.time.Duration;

/** Forgets used tokens that could not be used again anyway, as they are too old. */
public final class ForgetUsedTokens {
    private static final Duration CARDS = TokenizeCard.LONGEST_LIFE.plusDays(1);

    /** A captcha's token lives two minutes. */
    private static final Duration CAPTCHAS = Duration.ofHours(1);

    private final RedeemedCardTokens cards;
    private final UsedCaptchas captchas;
    private final Clock clock;

    public ForgetUsedTokens(RedeemedCardTokens cards, UsedCaptchas captchas, Clock clock) {
        this.cards = cards;
        this.captchas = captchas;
        this.clock = clock;
    }

    /** Some of them; how many. */
    public int forget() {
        var now = clock.instant();
        return cards.forget(now.minus(CARDS)) + captchas.forget(now.minus(CAPTCHAS));
    }
}
