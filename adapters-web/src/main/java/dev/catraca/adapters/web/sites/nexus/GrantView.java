package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.domain.account.GrantTerms;
import org.jspecify.annotations.Nullable;

/** What became of a reported payment; a repetition has a message instead of a status. */
public record GrantView(
        boolean success,
        @Nullable String status,
        @Nullable String message,
        String userId,
        String tenantId,
        String subscriptionId) {

    static GrantView withStatus(String status, GrantTerms terms) {
        return of(status, null, terms);
    }

    static GrantView again(GrantTerms terms) {
        return of(null, "Already processed", terms);
    }

    private static GrantView of(
            @Nullable String status, @Nullable String message, GrantTerms terms) {
        return new GrantView(
                true,
                status,
                message,
                terms.user().toString(),
                terms.tenant().toString(),
                terms.subscription().toString());
    }
}
