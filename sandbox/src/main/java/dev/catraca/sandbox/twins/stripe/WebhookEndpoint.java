package dev.catraca.sandbox.twins.stripe;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where events are delivered.
 *
 * @param secrets more than one while a secret is being rolled
 * @param secretKey whose events; null means everybody's
 * @param eventTypes which of them; {@code *} means all
 */
record WebhookEndpoint(
        String id,
        URI url,
        List<String> secrets,
        String apiVersion,
        @Nullable String secretKey,
        List<String> eventTypes,
        Details details) {

    /** What its owner says of it. */
    record Details(
            Instant created,
            boolean isDisabled,
            @Nullable String description,
            Map<String, String> metadata) {
        static final Details NONE = new Details(Instant.EPOCH, false, null, Map.of());
    }

    WebhookEndpoint(
            String id,
            URI url,
            List<String> secrets,
            String apiVersion,
            @Nullable String secretKey,
            List<String> eventTypes) {
        this(id, url, secrets, apiVersion, secretKey, eventTypes, Details.NONE);
    }

    /**
     * What a payment integration listens to, and what is delivered unless another list is given.
     */
    static final List<String> USUAL_TYPES =
            List.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired",
                    "payment_intent.succeeded",
                    "payment_intent.payment_failed",
                    "charge.succeeded",
                    "charge.refunded",
                    "refund.created",
                    "refund.failed",
                    "charge.dispute.created",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated");

    /** What the twin can tell of. */
    static final List<String> ALL_TYPES =
            Stream.concat(
                            USUAL_TYPES.stream(),
                            Stream.of(
                                    "payment_intent.created",
                                    "payment_intent.requires_action",
                                    "payment_intent.canceled",
                                    "charge.failed",
                                    "charge.dispute.updated",
                                    "charge.refund.updated",
                                    "refund.updated"))
                    .toList();

    static WebhookEndpoint of(@Nullable String secretKey, URI url, List<String> secrets) {
        return new WebhookEndpoint(
                Ids.random("we_1", 23),
                url,
                secrets,
                ApiVersion.CURRENT.name(),
                secretKey,
                USUAL_TYPES);
    }

    boolean belongsTo(String ofKey) {
        return secretKey == null || secretKey.equals(ofKey);
    }

    boolean wants(String eventType, String ofKey) {
        return belongsTo(ofKey)
                && !details.isDisabled
                && (eventTypes.contains("*") || eventTypes.contains(eventType));
    }
}
