package dev.catraca.sandbox.twins.stripe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a buyer, the payer's bank or the merchant's staff can do to a session. */
public enum PageAction {
    /** Pays by card. */
    CARD,
    /** Tries a card that is declined. */
    DECLINE,
    /** Takes a boleto: complete, and not yet paid. */
    BOLETO,
    /** Takes a PIX code: complete, and not yet paid. */
    PIX,
    /** Pays the boleto or PIX. */
    SETTLE,
    /** Lets the boleto or PIX lapse. */
    LAPSE,
    /** Lets the session expire. */
    EXPIRE,
    /** Gives the money back, all of it or an amount. */
    REFUND,
    /** Has a bank that sends the newest refund back. */
    REFUND_FAILED,
    /** Claims the money back at the bank. */
    DISPUTE,
    /** The bank decides for the merchant. */
    DISPUTE_WON,
    /** The bank decides for the payer. */
    DISPUTE_LOST;

    /** As it is written in the page's addresses: {@code dispute-won}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<PageAction> named(String name) {
        return Arrays.stream(values())
                .filter(action -> action.externalName().equals(name))
                .findFirst();
    }
}
