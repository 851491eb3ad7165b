package dev.catraca.application.reconciliation.port;

import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.provisioning.ProvisioningId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The effects on which nobody works any more because the access that is wanted was reached, and
 * when each is compared with the main system again; the first time ten minutes after.
 */
public interface Comparisons {
    /**
     * Takes up to {@code limit} effects that are to be compared; nobody else gets them until {@code
     * lease} is over. Runs as one statement of its own.
     */
    List<Due> claimDue(int limit, Duration lease);

    /** When to compare the effect next; never, if empty. */
    void compareNext(ProvisioningId id, Optional<Instant> at);

    /**
     * Writes that the main system is where {@code found} says, so that it is driven to what is
     * wanted once more; false if somebody has worked on the effect since it was claimed. {@link
     * Access#NONE} also forgets the account, because there is none.
     */
    boolean differs(Due due, Access found);

    /**
     * Makes all effects due for a comparison that were created between {@code from} and {@code to};
     * of the merchant (and its units), if given. How many.
     */
    int compareAgain(Optional<MerchantId> merchant, Instant from, Instant to);

    /** One comparison to make. */
    record Due(
            Grant grant, MainSystemKind mainSystem, Access wanted, Instant createdAt, long fence) {}
}
