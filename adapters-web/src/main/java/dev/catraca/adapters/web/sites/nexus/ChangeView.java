package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.domain.account.Grant;

/** Where a change of access led. */
public record ChangeView(boolean success, String status) {
    static ChangeView of(Grant grant) {
        return new ChangeView(true, PaymentAccessView.status(grant));
    }
}
