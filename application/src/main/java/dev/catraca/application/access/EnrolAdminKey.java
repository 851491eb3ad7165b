package dev.catraca.application.access;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.shared.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Makes the configured admin key known, so that a fresh installation can be set up. */
public final class EnrolAdminKey {
    private static final int SHOWN = 8;

    private final ApiKeys keys;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public EnrolAdminKey(ApiKeys keys, Transactions transactions, Ids ids, Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Enrolling the same key again changes nothing, not even that it was revoked. */
    public void enrol(Secret secret) {
        var id = ids.next();
        var key =
                ApiKey.fresh(
                        id,
                        id,
                        Optional.empty(),
                        "configured admin key",
                        secret.value().substring(0, SHOWN),
                        Set.of(Scope.ADMIN),
                        clock.instant(),
                        Optional.empty());
        transactions.run(() -> keys.add(key, KeyDigest.of(secret.value())));
    }
}
