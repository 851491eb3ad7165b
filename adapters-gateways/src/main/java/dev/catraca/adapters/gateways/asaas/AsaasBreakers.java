package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.http.BreakerWatch;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the breakers of {@link AsaasGuard} stand: one per purpose, whoever calls. */
@ApplicationScoped
class AsaasBreakers implements ReportsBreakers, AsaasWatches {
    private final BreakerWatch open;
    private final BreakerWatch read;
    private final BreakerWatch cancel;
    private final BreakerWatch refund;
    private final BreakerWatch manage;

    @Inject
    AsaasBreakers(Clock clock) {
        open = new BreakerWatch("open", clock);
        read = new BreakerWatch("read", clock);
        cancel = new BreakerWatch("cancel", clock);
        refund = new BreakerWatch("refund", clock);
        manage = new BreakerWatch("manage", clock);
    }

    @Override
    public BreakerWatch open() {
        return open;
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
    public BreakerWatch refund() {
        return refund;
    }

    @Override
    public BreakerWatch manage() {
        return manage;
    }

    @Override
    public ProviderName provider() {
        return AsaasProvider.NAME;
    }

    @Override
    public int guaranteeClass() {
        return 2;
    }

    /** Asaas' usual quota of an account; one that polls a lot is never given more. */
    @Override
    public Optional<Budget> budget() {
        return Optional.of(new Budget(25_000, Duration.ofHours(12)));
    }

    @Override
    public List<Breaker> breakers() {
        return List.of(open.now(), read.now(), cancel.now(), refund.now(), manage.now());
    }
}
