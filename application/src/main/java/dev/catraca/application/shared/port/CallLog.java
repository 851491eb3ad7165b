package dev.catraca.application.shared.port;

import dev.catraca.domain.merchant.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Every call to another party, and every call of a provider or site to us. It is written behind the
 * caller's back in batches: it explains what happened, nothing depends on it.
 */
public interface CallLog {
    void record(Call call);

    enum Direction {
        IN,
        OUT
    }

    /**
     * One call. The {@code route} is a template without ids or query; {@code status} is empty if no
     * answer came; {@code error} is a kind of failure, never a text of the other side; {@code
     * summary} holds nothing personal and is kept as a keyed hash; {@code correlation} ties the
     * call to a request, an order or a payment; the network address is cut to its network when
     * stored.
     */
    record Call(
            Instant at,
            Direction direction,
            String party,
            Optional<MerchantId> merchant,
            String method,
            String route,
            Optional<Integer> status,
            Duration latency,
            Optional<String> error,
            String summary,
            String correlation,
            int attempt,
            Optional<String> address) {}
}
