package dev.catraca.adapters.gateways;

import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** Every gateway that is on the class path: a new one is found without being listed anywhere. */
@ApplicationScoped
class InstalledProviders implements PaymentProviders {
    private final Instance<PaymentProvider> providers;
    private final Instance<SellsDirectly> sellers;

    @Inject
    InstalledProviders(
            @Any Instance<PaymentProvider> providers, @Any Instance<SellsDirectly> sellers) {
        this.providers = providers;
        this.sellers = sellers;
    }

    @Override
    public Optional<PaymentProvider> find(ProviderName name) {
        return providers.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    @Override
    public Optional<SellsDirectly> seller(ProviderName name) {
        return sellers.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
