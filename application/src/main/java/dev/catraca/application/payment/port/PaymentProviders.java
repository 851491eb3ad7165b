package dev.catraca.application.payment.port;

import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Optional;

/** All providers there is a gateway for. */
public interface PaymentProviders {
    /** The one of this name that collects on pages of its own. */
    Optional<PaymentProvider> find(ProviderName name);

    /** The one of this name that sells by one call. */
    Optional<SellsDirectly> seller(ProviderName name);

    /** What an account at the provider of this name consists of. */
    default Optional<List<Credential>> credentials(ProviderName name) {
        return find(name)
                .map(PaymentProvider::credentials)
                .or(() -> seller(name).map(SellsDirectly::credentials));
    }
}
