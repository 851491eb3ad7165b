package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.application.payment.port.SaleInquiry;
import dev.catraca.application.payment.port.SaleOutcome;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.PaymentMethod;
import java.util.List;
import java.util.Set;

/** A provider whose accounts have a key that is of use with a code only; it sells nothing. */
final class CredentialsOnly implements SellsDirectly {
    static final ProviderName NAME = new ProviderName("gyms");

    @Override
    public ProviderName name() {
        return NAME;
    }

    @Override
    public List<Credential> credentials() {
        return List.of(
                new Credential("secretKey", false, false),
                new Credential("unitCode", false, false, false));
    }

    @Override
    public List<String> lacking(ProviderAccount account) {
        return account.credentials("unitCode").isEmpty() ? List.of("unitCode") : List.of();
    }

    @Override
    public Set<PaymentMethod> methods(ProviderAccount account) {
        return Set.of();
    }

    @Override
    public SaleOutcome sell(SaleRequest request, ProviderAccount account) {
        throw new AssertionError("nobody sells here");
    }

    @Override
    public ChargeReport look(SaleInquiry inquiry, ProviderAccount account) {
        throw new AssertionError("nobody sells here");
    }
}
