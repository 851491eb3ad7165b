package dev.catraca.application.fakes;

import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Optional;

/** These, and no others. */
public record Gateways(List<? extends PaymentProvider> pages, List<? extends SellsDirectly> sellers)
        implements PaymentProviders {
    public Gateways(PaymentProvider pages) {
        this(List.of(pages), List.of());
    }

    @Override
    public Optional<PaymentProvider> find(ProviderName name) {
        return pages.stream().filter(it -> it.name().equals(name)).findFirst().map(it -> it);
    }

    @Override
    public Optional<SellsDirectly> seller(ProviderName name) {
        return sellers.stream().filter(it -> it.name().equals(name)).findFirst().map(it -> it);
    }
}
