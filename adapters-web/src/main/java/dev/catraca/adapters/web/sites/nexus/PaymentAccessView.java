package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.domain.account.Grant;

/** What a payment gave: its own state, whatever other payments did to the subscription. */
public record PaymentAccessView(
        String userId, String tenantId, String subscriptionId, String planId, String status) {

    static PaymentAccessView of(Grant grant) {
        var terms = grant.terms();
        return new PaymentAccessView(
                terms.user().toString(),
                terms.tenant().toString(),
                terms.subscription().toString(),
                terms.plan().value(),
                status(grant));
    }

    static String status(Grant grant) {
        return switch (grant) {
            case Grant.Active _ -> "active";
            case Grant.Suspended _ -> "suspended";
            case Grant.Revoked _ -> "revoked";
        };
    }
}
