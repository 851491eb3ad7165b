package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.stripe.Event.Cause;
import dev.catraca.sandbox.twins.stripe.Session.Payer;
import java.util.Map;
import java.util.Optional;

/** Whoever presses the buttons of a payment page. */
final class PageBuyer {

    private final Checkout checkout;
    private final MoneyBack moneyBack;

    PageBuyer(Checkout checkout, MoneyBack moneyBack) {
        this.checkout = checkout;
        this.moneyBack = moneyBack;
    }

    /** Throws {@link ActionRefused} if the session's state does not allow it. */
    void act(Session session, PageAction action, Map<String, String> form) {
        switch (action) {
            case CARD -> checkout.pay(session, payer(session, form));
            case DECLINE -> checkout.decline(session);
            case BOLETO, PIX -> checkout.issueVoucher(session, action, payer(session, form));
            case SETTLE -> checkout.settle(session);
            case LAPSE -> checkout.lapse(session);
            case EXPIRE -> checkout.expire(session, Cause.OUTSIDE);
            case REFUND ->
                    moneyBack.refund(
                            intent(session),
                            amount(form),
                            "requested_by_customer",
                            Map.of(),
                            Cause.OUTSIDE);
            case REFUND_FAILED -> moneyBack.failRefund(intent(session));
            case DISPUTE -> moneyBack.dispute(intent(session));
            case DISPUTE_WON -> moneyBack.decide(intent(session), true);
            case DISPUTE_LOST -> moneyBack.decide(intent(session), false);
        }
    }

    /** The address given in the order cannot be changed on the page. */
    static Payer payer(Session session, Map<String, String> form) {
        String prefilled = session.order().customerEmail();
        String email =
                prefilled != null ? prefilled : given(form, "email").orElse("buyer@example.com");
        return new Payer(email, given(form, "name").orElse(null));
    }

    private static Optional<String> given(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    private static Optional<Long> amount(Map<String, String> form) {
        return given(form, "amount")
                .map(
                        text -> {
                            if (!text.matches("[0-9]{1,12}")) {
                                throw new ActionRefused(
                                        "The amount must be an integer in minor units.");
                            }
                            return Long.valueOf(text);
                        });
    }

    private static PaymentIntent intent(Session session) {
        synchronized (session) {
            return session.intent().orElseThrow(() -> new ActionRefused("Nothing was paid."));
        }
    }
}
