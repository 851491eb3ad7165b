package dev.catraca.adapters.gateways.http;

import dev.catraca.domain.merchant.MerchantId;
import java.util.Optional;

/**
 * A call to another party, as the call log tells it. The {@code route} is a template without ids,
 * the {@code summary} holds nothing personal, the {@code correlation} is our payment or the party's
 * charge. Some calls are made for no merchant.
 */
public record OutgoingCall(
        String party,
        Optional<MerchantId> merchant,
        String method,
        String route,
        String summary,
        String correlation,
        int attempt) {

    /** For a merchant. */
    public OutgoingCall(
            String party,
            MerchantId merchant,
            String method,
            String route,
            String summary,
            String correlation,
            int attempt) {
        this(party, Optional.of(merchant), method, route, summary, correlation, attempt);
    }

    /** The same call, made for the n-th time, counted from 1. */
    public OutgoingCall attempt(int number) {
        return new OutgoingCall(party, merchant, method, route, summary, correlation, number);
    }
}
