package dev.catraca.adapters.gateways.asaas;

import dev.catraca.domain.payment.ChargeReference;
import java.util.regex.Pattern;

/**
 * Which of Asaas' objects a reference names. Ours are checkouts; a payment that came about
 * otherwise is known by its own id only.
 */
enum AsaasReference {
    PAYMENT("pay_[A-Za-z0-9_-]{1,200}"),
    CHECKOUT("[A-Za-z0-9-]{1,200}"),
    UNKNOWN(".*");

    private final Pattern form;

    AsaasReference(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    static AsaasReference of(ChargeReference reference) {
        for (var kind : values()) {
            if (kind.form.matcher(reference.value()).matches()) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
