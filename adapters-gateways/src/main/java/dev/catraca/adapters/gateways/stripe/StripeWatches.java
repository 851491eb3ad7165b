package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.BreakerWatch;

/** What follows the breaker of each purpose; there is one of each, whoever calls. */
interface StripeWatches {
    BreakerWatch open();

    BreakerWatch transfer();

    BreakerWatch read();

    BreakerWatch cancel();

    BreakerWatch manage();
}
