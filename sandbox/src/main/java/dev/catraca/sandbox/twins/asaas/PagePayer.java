package dev.catraca.sandbox.twins.asaas;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Whoever presses the buttons of a checkout's page. */
final class PagePayer {

    private final Checkouts checkouts;
    private final MoneyBack moneyBack;

    PagePayer(Checkouts checkouts, MoneyBack moneyBack) {
        this.checkouts = checkouts;
        this.moneyBack = moneyBack;
    }

    /** Throws {@link ActionRefused} if the checkout's state does not allow it. */
    void act(Checkout checkout, CheckoutAction action, Map<String, String> form) {
        switch (action) {
            case CARD -> checkouts.payByCard(checkout, instalments(checkout, form));
            case PIX -> checkouts.payByPix(checkout);
            case DECLINE -> checkouts.decline(checkout);
            case CANCEL -> checkouts.cancel(checkout);
            case EXPIRE -> checkouts.expire(checkout);
            case REFUND -> moneyBack.refund(checkout, amount(form));
            case REFUND_REQUESTED -> moneyBack.askRefund(checkout);
            case REFUND_DENIED -> moneyBack.denyRefund(checkout);
            case CHARGEBACK -> moneyBack.chargeback(checkout);
            case CHARGEBACK_DISPUTE -> moneyBack.disputeChargeback(checkout);
            case CHARGEBACK_WON -> moneyBack.winChargeback(checkout);
            case CHARGEBACK_REVERSED -> moneyBack.reverseChargeback(checkout);
            case CHARGEBACK_LOST -> moneyBack.loseChargeback(checkout);
        }
    }

    /** By card, or by PIX where no card is taken. */
    void payAsOffered(Checkout checkout) {
        boolean byCard = checkouts.offered(checkout).contains(CheckoutAction.CARD);
        act(checkout, byCard ? CheckoutAction.CARD : CheckoutAction.PIX, Map.of());
    }

    private static int instalments(Checkout checkout, Map<String, String> form) {
        return given(form, "instalments")
                .map(
                        text -> {
                            if (!text.matches("[0-9]{1,2}")) {
                                throw new ActionRefused("Instalments are a number.");
                            }
                            return Integer.parseInt(text);
                        })
                .orElseGet(() -> Checkouts.usualInstalments(checkout));
    }

    /** Written in reais, with point or comma; answered in centavos. */
    private static Optional<Long> amount(Map<String, String> form) {
        return given(form, "amount")
                .map(
                        text -> {
                            if (!text.matches("[0-9]{1,8}([.,][0-9]{1,2})?")) {
                                throw new ActionRefused("The amount must be reais, like 10.50.");
                            }
                            return new BigDecimal(text.replace(',', '.'))
                                    .movePointRight(2)
                                    .longValueExact();
                        })
                .filter(centavos -> centavos > 0);
    }

    private static Optional<String> given(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }
}
