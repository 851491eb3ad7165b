package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.BreakerWatch;

/** What follows the breaker of each purpose and API; there is one of each, whoever calls. */
interface PactoWatches {
    BreakerWatch saleV3();

    BreakerWatch saleV2();

    BreakerWatch readV3();

    BreakerWatch readV2();
}
