package dev.catraca.application.payment.port;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.time.Duration;

/** How often we have called the providers, all nodes together. */
public interface CallCounts {
    /** With this account, in the last {@code window}. */
    long of(ProviderName provider, MerchantId account, Duration window);
}
