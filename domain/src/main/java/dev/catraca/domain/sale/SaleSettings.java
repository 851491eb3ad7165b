package dev.catraca.domain.sale;

import dev.catraca.domain.payment.PaymentMethod;
import java.util.Set;

/**
 * How a unit wants to sell: by which methods, and what a customer has to tell.
 *
 * @param isPreEnrolmentOpen whether people may leave their name without buying
 */
public record SaleSettings(
        Set<PaymentMethod> methods, Set<CustomerField> demanded, boolean isPreEnrolmentOpen) {
    public SaleSettings {
        methods = Set.copyOf(methods);
        demanded = Set.copyOf(demanded);
    }
}
