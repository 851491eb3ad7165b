package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.application.payment.StartPayment.Outcome.Opened;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the site gets for its intent: where to send the buyer. */
public record IntentView(
        String orderId, String sessionId, String url, String status, Instant expiresAt) {
    static IntentView of(Opened it) {
        return new IntentView(
                it.order().toString(),
                it.charge().value(),
                it.page().toString(),
                "pending",
                it.expiresAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
