package dev.catraca.application.payment;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.net.URI;

/** Where a provider sends its notifications about a merchant's account. */
public record WebhookAddress(URI publicUrl) {
    public URI of(ProviderName provider, Slug merchant) {
        return publicUrl.resolve("/api/webhooks/%s/%s".formatted(provider, merchant));
    }
}
