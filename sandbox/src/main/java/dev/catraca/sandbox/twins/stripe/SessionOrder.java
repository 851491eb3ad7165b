package dev.catraca.sandbox.twins.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody asked a checkout session for, once it is known to be in order. */
record SessionOrder(
        List<Line> lines,
        String currency,
        String successUrl,
        @Nullable String cancelUrl,
        Instant expiresAt,
        @Nullable String clientReferenceId,
        @Nullable String customerEmail,
        Map<String, String> metadata,
        List<String> paymentMethodTypes,
        int boletoDays,
        long pixSeconds,
        IntentOrder intent,
        @Nullable String locale,
        @Nullable String submitType) {

    /** One thing that is bought; the amount is of one piece, in minor units. */
    record Line(
            String id, String name, @Nullable String description, long unitAmount, long quantity) {

        long amount() {
            return Math.multiplyExact(unitAmount, quantity);
        }
    }

    /** What {@code payment_intent_data} says. */
    record IntentOrder(
            Map<String, String> metadata,
            @Nullable String description,
            @Nullable String receiptEmail,
            @Nullable String statementDescriptor,
            @Nullable String transferGroup,
            @Nullable String onBehalfOf,
            @Nullable String destination,
            @Nullable Long transferAmount,
            @Nullable Long applicationFee) {}

    long total() {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }
}
