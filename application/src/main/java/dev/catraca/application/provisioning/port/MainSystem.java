package dev.catraca.application.provisioning.port;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * Where users, tenants and subscriptions live, reached over HTTP whether embedded or remote. It
 * honours our keys, so everything here may be repeated. No method throws for what the other side
 * does; none is called inside a transaction.
 */
public interface MainSystem {
    /** Creates or extends the buyer's access for one paid period. */
    GrantOutcome grant(MainSystemKind kind, Grant grant);

    /** Takes the access of a payment away, for a while or for good, or gives it back. */
    ReverseOutcome change(MainSystemKind kind, Change change, Grant grant);

    /** Reads back what access the payment gives, if any. */
    LookOutcome look(MainSystemKind kind, Grant grant);

    /** {@code paymentReference} is the id that the buyer's side knows the payment by. */
    record Grant(
            ProvisioningId key,
            OrderId order,
            Buyer buyer,
            PlanCode plan,
            ProviderName provider,
            String paymentReference,
            Money amount) {}

    enum Change {
        SUSPEND,
        RESTORE,
        REVOKE
    }

    /** What came of a grant. */
    sealed interface GrantOutcome {
        /** The access exists, made now or by an earlier call with the same key. */
        record Granted(AccountReference account) implements GrantOutcome {}

        /** The main system understood and says no. */
        record Refused(String reason) implements GrantOutcome {}

        /** No clear answer; it may or may not have happened. */
        record Unavailable(String cause, Optional<Duration> retryAfter) implements GrantOutcome {}
    }

    /** What the main system says of a payment. */
    sealed interface LookOutcome {
        record Found(Access access) implements LookOutcome {}

        /** It answered: never heard of it. */
        record Absent() implements LookOutcome {}

        record Unclear(String cause) implements LookOutcome {}
    }

    /** What came of a change of access. */
    sealed interface ReverseOutcome {
        record Changed() implements ReverseOutcome {}

        record Refused(String reason) implements ReverseOutcome {}

        record Unavailable(String cause, Optional<Duration> retryAfter) implements ReverseOutcome {}
    }
}
