package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.http.BreakerWatch;

/** What follows the breaker of each purpose; there is one of each, whoever calls. */
interface AsaasWatches {
    BreakerWatch open();

    BreakerWatch read();

    BreakerWatch cancel();

    BreakerWatch refund();

    BreakerWatch manage();
}
