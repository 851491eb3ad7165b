package dev.catraca.adapters.gateways;

import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProviders;
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

    @Inject
    InstalledProviders(@Any Instance<PaymentProvider> providers) {
        this.providers = providers;
    }

    @Override
    public Optional<PaymentProvider> find(ProviderName name) {
        return providers.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
