package dev.catraca.domain.account;

import java.time.Instant;

/**
 * The access that one payment gave, exactly once. A dispute suspends it for a while; money that
 * went back revokes it for good, as though the payment had never been.
 */
public sealed interface Grant {
    GrantTerms terms();

    /** Counts towards its subscription's end. */
    record Active(GrantTerms terms) implements Grant {
        public Suspended suspended(Instant at) {
            return new Suspended(terms, at);
        }

        public Revoked revoked(Instant at) {
            return new Revoked(terms, at);
        }
    }

    /** Does not count until it is restored; the time it was bought for runs on. */
    record Suspended(GrantTerms terms, Instant at) implements Grant {
        public Active restored() {
            return new Active(terms);
        }

        public Revoked revoked(Instant revokedAt) {
            return new Revoked(terms, revokedAt);
        }
    }

    /** Never counts again. */
    record Revoked(GrantTerms terms, Instant at) implements Grant {}
}
