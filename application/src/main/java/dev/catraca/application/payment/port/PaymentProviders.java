package dev.catraca.application.payment.port;

import dev.catraca.domain.merchant.ProviderName;
import java.util.Optional;

/** All providers there is a gateway for. */
public interface PaymentProviders {
    Optional<PaymentProvider> find(ProviderName name);
}
