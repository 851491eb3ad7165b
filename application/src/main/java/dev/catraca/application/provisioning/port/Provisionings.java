package dev.catraca.application.provisioning.port;

import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.Provisioning;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.provisioning.ProvisioningState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The effects that paid orders have in the main system: at most one for an order and period, by a
 * unique key. Each row says which access is wanted; the worker drives the main system there.
 */
public interface Provisionings {
    /**
     * Wants this access for the order's only period, inside the transaction that moved the order.
     * The id is used if there is no row yet. What was revoked is revoked for good.
     */
    void want(ProvisioningId idIfNew, OrderId order, Access access, Instant at);

    /** As {@link dev.catraca.application.payment.port.Payments#claimDue}. */
    List<Due> claimDue(int limit, Duration lease);

    /**
     * Records that the main system is where {@code reached} says; false if the lease is no longer
     * ours. If another access was wanted meanwhile the row is due again at once.
     */
    boolean reached(
            ProvisioningId id, Lease lease, Access reached, Optional<AccountReference> account);

    boolean retry(ProvisioningId id, Lease lease, String cause, Instant at);

    boolean park(ProvisioningId id, Lease lease, String cause);

    /**
     * Up to {@code limit} effects older than {@code before}, the newest first; of the given state
     * and of the merchant's (and its units') orders, if given.
     */
    List<Provisioning> list(
            Optional<ProvisioningState> state,
            Optional<MerchantId> merchant,
            Optional<ProvisioningId> before,
            int limit);

    /** Makes an unfinished effect due now; false if the merchant has none of this id. */
    boolean retryNow(ProvisioningId id, Optional<MerchantId> merchant);

    /**
     * Work on one effect. {@code account} is there once access was granted; {@code isUntouched}
     * says that no earlier attempt may have reached the main system.
     */
    record Due(
            Grant grant,
            MainSystemKind mainSystem,
            Access wanted,
            Optional<AccountReference> account,
            boolean isUntouched,
            Lease lease) {}
}
