package dev.catraca.domain.catalogue;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.OptionalInt;

/** What a merchant sells: access for one period per payment. */
public record Plan(
        MerchantId merchant,
        PlanCode code,
        String name,
        Money price,
        BillingCycle cycle,
        OptionalInt accessDays,
        int maxInstallments) {
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_INSTALLMENTS = 12;

    public Plan {
        if (price.minor() < 0) {
            throw new InvalidValue("price-negative", "A price is not negative.");
        }
        if (accessDays.isPresent()
                && (accessDays.getAsInt() < 1 || accessDays.getAsInt() > MOST_DAYS)) {
            throw new InvalidValue("access-days-invalid", "Access lasts 1 to 36500 days.");
        }
        if (accessDays.isPresent() && cycle != BillingCycle.ONCE) {
            throw new InvalidValue(
                    "access-days-invalid", "Only a plan paid once has a number of days.");
        }
        if (maxInstallments < 1 || maxInstallments > MOST_INSTALLMENTS) {
            throw new InvalidValue("installments-invalid", "A plan allows 1 to 12 instalments.");
        }
    }
}
