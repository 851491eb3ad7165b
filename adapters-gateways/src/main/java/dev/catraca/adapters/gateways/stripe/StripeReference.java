package dev.catraca.adapters.gateways.stripe;

import dev.catraca.domain.payment.ChargeReference;
import java.util.regex.Pattern;

/**
 * Which of Stripe's objects a reference names. Ours are sessions; what is said of a refund or a
 * dispute names the payment intent only.
 */
enum StripeReference {
    SESSION("cs_[A-Za-z0-9_-]{1,200}"),
    INTENT("pi_[A-Za-z0-9_-]{1,200}"),
    UNKNOWN(".*");

    private final Pattern form;

    StripeReference(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    static StripeReference of(ChargeReference reference) {
        for (var kind : values()) {
            if (kind.form.matcher(reference.value()).matches()) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
