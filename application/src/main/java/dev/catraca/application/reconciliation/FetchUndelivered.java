package dev.catraca.application.reconciliation;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.Inbox.Received;
import dev.catraca.application.payment.port.ListsUndelivered;
import dev.catraca.application.payment.port.ListsUndelivered.Listing;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.ResumesDelivery;
import dev.catraca.application.reconciliation.port.Backlogs;
import dev.catraca.application.reconciliation.port.Backlogs.Turn;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Fetches the notifications that a provider could not deliver while we were away, into the same
 * inbox as all others. One that is delivered later after all is found there already. Where a
 * provider has stopped delivering, it is told to go on.
 *
 * <p>What is true after a crash: nothing is remembered of the turn, so the next one asks for the
 * same time again; what was stored stays stored.
 */
public final class FetchUndelivered {
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** Delivery begins at once, so what is older than this was fetched by an earlier turn. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** Providers keep their events about so long. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(30);

    private static final int MOST_PAGES = 100;

    private final Backlogs backlogs;
    private final ProviderAccounts accounts;
    private final PaymentProviders providers;
    private final Inbox inbox;
    private final Doorbell doorbell;
    private final Ids ids;
    private final Clock clock;
    private volatile boolean hasBegun;

    public FetchUndelivered(
            Backlogs backlogs,
            ProviderAccounts accounts,
            PaymentProviders providers,
            Inbox inbox,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        this.backlogs = backlogs;
        this.accounts = accounts;
        this.providers = providers;
        this.inbox = inbox;
        this.doorbell = doorbell;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks for one account; how many were asked: 0 if it is nobody's turn. The first time on this
     * node it is everybody's: nobody knows how long the node was away.
     */
    public int fetchDue() {
        if (!hasBegun) {
            backlogs.askAllNow();
            hasBegun = true;
        }
        var turn = backlogs.claimDue(PAUSE);
        turn.ifPresent(this::fetch);
        return turn.isPresent() ? 1 : 0;
    }

    private void fetch(Turn turn) {
        var account = accounts.find(turn.merchant(), turn.provider());
        var provider = providers.find(turn.provider());
        if (account.isEmpty() || provider.isEmpty()) {
            return;
        }
        if (provider.get() instanceof ResumesDelivery it) {
            // What waits is delivered in the usual way; without a clear answer the next turn asks.
            it.resume(account.get());
        }
        if (provider.get() instanceof ListsUndelivered it) {
            fetch(turn, it, account.get());
        }
    }

    private void fetch(Turn turn, ListsUndelivered provider, ProviderAccount account) {
        var now = clock.instant();
        var since = turn.askedUntil().orElse(now.minus(LONGEST_KEPT)).minus(OVERLAP);
        Optional<String> cursor = Optional.empty();
        for (var page = 0; page < MOST_PAGES; page++) {
            switch (provider.undelivered(since, cursor, account)) {
                case Listing.Page it -> {
                    store(it, account, now);
                    cursor = it.next();
                }
                case Listing.Unclear _ -> {
                    // The next turn asks for the same time again.
                    return;
                }
            }
            if (cursor.isEmpty()) {
                backlogs.askedUntil(turn, now);
                return;
            }
        }
    }

    private void store(Listing.Page page, ProviderAccount account, Instant now) {
        var isAnyNew = false;
        for (var it : page.notifications()) {
            isAnyNew |=
                    inbox.receive(
                            new Received(
                                    ids.next(),
                                    account.provider(),
                                    account.merchant(),
                                    it.eventKey(),
                                    it.body(),
                                    now));
        }
        if (isAnyNew) {
            doorbell.ring(Queue.NOTIFICATIONS);
        }
    }
}
