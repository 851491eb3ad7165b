package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import java.util.List;

/**
 * A provider that stops delivering notifications after too many failures, until it is told to go
 * on. A gateway opts in by implementing this. The method does not throw for what the provider does,
 * and is not called inside a transaction.
 */
public interface ResumesDelivery {
    /** Sees to it that the account's notifications are delivered. */
    Resumption resume(ProviderAccount account);

    /** What came of it. */
    sealed interface Resumption {
        record NotNeeded() implements Resumption {}

        /** What waited at these endpoints is delivered from now on. */
        record Resumed(List<String> endpoints) implements Resumption {}

        record Unclear(String cause) implements Resumption {}
    }
}
