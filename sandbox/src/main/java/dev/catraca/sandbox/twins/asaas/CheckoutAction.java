package dev.catraca.sandbox.twins.asaas;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a payer, the payer's bank or the merchant's staff can do to a checkout. */
public enum CheckoutAction {
    /** Pays by card. */
    CARD,
    /** Pays by PIX. */
    PIX,
    /** Tries a card that is declined. */
    DECLINE,
    /** Turns away. */
    CANCEL,
    /** Lets the checkout expire. */
    EXPIRE,
    /** Gives the money back, all of it or an amount. */
    REFUND,
    /** Asks for a refund of all that Asaas does not make at once. */
    REFUND_REQUESTED,
    /** Asaas does not make the refund that was asked for. */
    REFUND_DENIED,
    /** Claims the money back at the bank. */
    CHARGEBACK,
    /** The merchant disagrees. */
    CHARGEBACK_DISPUTE,
    /** The bank decides for the merchant; the money is not back yet. */
    CHARGEBACK_WON,
    /** The money is back. */
    CHARGEBACK_REVERSED,
    /** The bank decides for the payer. */
    CHARGEBACK_LOST;

    /** As it is written in the page's addresses: {@code chargeback-won}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CheckoutAction> named(String name) {
        return Arrays.stream(values())
                .filter(action -> action.externalName().equals(name))
                .findFirst();
    }
}
