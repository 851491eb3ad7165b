package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A provider that can be asked for the notifications it could not deliver. A gateway opts in by
 * implementing this. The method does not throw for what the provider does, and is not called inside
 * a transaction.
 */
public interface ListsUndelivered {
    /**
     * One page of the undelivered notifications since {@code since}; {@code cursor} is empty for
     * the first page.
     */
    Listing undelivered(Instant since, Optional<String> cursor, ProviderAccount account);

    /** What the provider says. */
    sealed interface Listing {
        /** {@code next} is the cursor of the page after this one, if there is one. */
        record Page(List<Undelivered> notifications, Optional<String> next) implements Listing {}

        record Unclear(String cause) implements Listing {}
    }

    /** {@code eventKey} and {@code body} are what a delivery would have had. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Undelivered(String eventKey, byte[] body) {}
}
