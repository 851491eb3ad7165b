package dev.catraca.application.cart.port;

import dev.catraca.application.limits.port.Counters.Count;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.cart.CartFacts;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything about a cart in one read, and everything that opening it writes in one write. */
public interface Carts {
    /**
     * What is asked for, by the client's own ids. The company is one of the platform's, or the
     * platform itself.
     */
    record Query(
            Slug platform,
            String company,
            String order,
            String buyer,
            Set<String> references,
            Optional<String> coupon,
            Optional<String> affiliate,
            ProviderName provider) {
        public Query {
            references = Set.copyOf(references);
        }
    }

    /** Counts the request as {@link dev.catraca.application.limits.port.Counters} does. */
    record Counted(String limit, String subject, int quota, Duration window) {}

    /**
     * Our records, and the digest of the content with which the order was opened, if it was.
     * Without an account the company cannot sell at this provider.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(
            CartFacts facts,
            Optional<ProviderAccount> account,
            Optional<byte[]> digest,
            Optional<Count> count) {}

    /** Empty if there is no such company; then the request is not counted. One statement. */
    Optional<Found> find(Query query, Optional<Counted> counted);

    /** What opening a cart writes. The order was a draft until now. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Opening(
            Order.Open order,
            byte[] digest,
            Payment.Requested payment,
            PageTerms page,
            Instant lookAt,
            Instant reservedUntil,
            List<TimelineEntry> entries) {
        public Opening {
            entries = List.copyOf(entries);
        }
    }

    /** What became of it. */
    enum Opened {
        OPENED,
        /** Somebody else opened or canceled it meanwhile. */
        NO_DRAFT,
        /** Somebody else got the last pieces, or the price changed. */
        NOT_IN_STOCK,
        /** Somebody else used the coupon for the last time. */
        COUPON_SPENT
    }

    /**
     * Opens the draft, reserves its pieces, uses its coupon, and adds its first payment: one
     * statement inside the caller's transaction, which has to be rolled back unless it is {@code
     * OPENED}.
     */
    Opened open(Opening opening);
}
