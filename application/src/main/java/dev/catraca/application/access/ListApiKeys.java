package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows which keys there are, the newest first; the keys themselves nobody can show. */
public final class ListApiKeys {
    private final ApiKeys keys;
    private final Merchants merchants;
    private final Clock clock;

    public ListApiKeys(ApiKeys keys, Merchants merchants, Clock clock) {
        this.keys = keys;
        this.merchants = merchants;
        this.clock = clock;
    }

    public record Query(Principal principal, Optional<UUID> before, int limit) {}

    /** A key as it is now; without a merchant it is the whole platform's. */
    public record Listed(ApiKey key, Optional<Slug> merchant, ApiKey.State state) {}

    public List<Listed> list(Query query) {
        var now = clock.instant();
        return keys.list(query.principal().merchant(), query.before(), query.limit()).stream()
                .map(
                        it ->
                                new Listed(
                                        it,
                                        it.merchant().flatMap(merchants::find).map(Merchant::slug),
                                        it.state(now)))
                .toList();
    }
}
