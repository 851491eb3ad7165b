package dev.catraca.domain.account;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;

/** Which payment gave what to whom; it never changes. */
public record GrantTerms(
        PaymentReference payment,
        Email email,
        MerchantId merchant,
        PlanCode plan,
        Money amount,
        UserId user,
        TenantId tenant,
        SubscriptionId subscription,
        PaidPeriod period) {

    /** Whether a repeated report of the payment tells the same; nothing else is compared. */
    public boolean tells(Email itsEmail, PlanCode itsPlan, Money itsAmount) {
        return email.equals(itsEmail) && plan.equals(itsPlan) && amount.equals(itsAmount);
    }
}
