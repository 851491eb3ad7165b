package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.BreakerWatch;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** How the breakers of {@link PactoGuard} stand: one per purpose and API, whoever calls. */
@ApplicationScoped
class PactoBreakers implements ReportsBreakers, PactoWatches {
    private final BreakerWatch saleV3;
    private final BreakerWatch saleV2;
    private final BreakerWatch readV3;
    private final BreakerWatch readV2;

    @Inject
    PactoBreakers(Clock clock) {
        saleV3 = new BreakerWatch("sale-v3", clock);
        saleV2 = new BreakerWatch("sale-v2", clock);
        readV3 = new BreakerWatch("read-v3", clock);
        readV2 = new BreakerWatch("read-v2", clock);
    }

    @Override
    public BreakerWatch saleV3() {
        return saleV3;
    }

    @Override
    public BreakerWatch saleV2() {
        return saleV2;
    }

    @Override
    public BreakerWatch readV3() {
        return readV3;
    }

    @Override
    public BreakerWatch readV2() {
        return readV2;
    }

    @Override
    public ProviderName provider() {
        return PactoCalls.PARTY;
    }

    @Override
    public int guaranteeClass() {
        return 3;
    }

    @Override
    public List<Breaker> breakers() {
        return List.of(saleV3.now(), saleV2.now(), readV3.now(), readV2.now());
    }
}
