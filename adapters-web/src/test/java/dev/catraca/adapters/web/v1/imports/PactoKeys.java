package dev.catraca.adapters.web.v1.imports;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.SaleInquiry;
import dev.catraca.application.payment.port.SaleOutcome;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.PaymentMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The only provider there is: its accounts are those of Pacto, and it sells nothing. */
final class PactoKeys implements PaymentProviders, SellsDirectly {
    @Override
    public Optional<PaymentProvider> find(ProviderName name) {
        return Optional.empty();
    }

    @Override
    public Optional<SellsDirectly> seller(ProviderName name) {
        return name.equals(name()) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public ProviderName name() {
        return new ProviderName("pacto");
    }

    @Override
    public List<Credential> credentials() {
        return List.of(
                new Credential("v3.secretKey", false, false, true),
                new Credential("v3.empresaId", false, false, false),
                new Credential("v3.unitCode", false, false, false),
                new Credential("v2.secretKey", false, false, true),
                new Credential("v2.unitCode", false, false, false));
    }

    @Override
    public List<String> lacking(ProviderAccount account) {
        return Stream.of("v3", "v2")
                .filter(it -> !account.credentials(it + ".secretKey").isEmpty())
                .map(it -> it + ".unitCode")
                .filter(it -> account.credentials(it).isEmpty())
                .toList();
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
