package dev.catraca.adapters.web.v1.keys;

import dev.catraca.application.access.ListApiKeys.Listed;
import dev.catraca.domain.merchant.Slug;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be known of a key: everything but the key. A null merchant means the platform. */
public record ApiKeyView(
        String id,
        String name,
        String prefix,
        List<String> scopes,
        @Nullable String merchant,
        String state,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    static ApiKeyView of(Listed listed) {
        var it = listed.key();
        return new ApiKeyView(
                it.id().toString(),
                it.name(),
                it.prefix(),
                ScopeWords.write(it.scopes()),
                listed.merchant().map(Slug::value).orElse(null),
                listed.state().name(),
                it.createdAt(),
                it.ends().orElse(null),
                it.lastUsedAt().orElse(null),
                it.revokedAt().orElse(null));
    }
}
