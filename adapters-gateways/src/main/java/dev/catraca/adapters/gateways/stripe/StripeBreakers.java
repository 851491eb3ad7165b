package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.BreakerWatch;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** How the breakers of {@link StripeGuard} stand: one per purpose, whoever calls. */
@ApplicationScoped
class StripeBreakers implements ReportsBreakers, StripeWatches {
    private final BreakerWatch open;
    private final BreakerWatch transfer;
    private final BreakerWatch read;
    private final BreakerWatch cancel;
    private final BreakerWatch manage;

    @Inject
    StripeBreakers(Clock clock) {
        open = new BreakerWatch("open", clock);
        transfer = new BreakerWatch("transfer", clock);
        read = new BreakerWatch("read", clock);
        cancel = new BreakerWatch("cancel", clock);
        manage = new BreakerWatch("manage", clock);
    }

    @Override
    public BreakerWatch open() {
        return open;
    }

    @Override
    public BreakerWatch transfer() {
        return transfer;
    }

    @Override
    public BreakerWatch read() {
        return read;
    }

    @Override
    public BreakerWatch cancel() {
        return cancel;
    }

    @Override
    public BreakerWatch manage() {
        return manage;
    }

    @Override
    public ProviderName provider() {
        return StripeProvider.NAME;
    }

    @Override
    public int guaranteeClass() {
        return 1;
    }

    @Override
    public List<Breaker> breakers() {
        return List.of(open.now(), transfer.now(), read.now(), cancel.now(), manage.now());
    }
}
