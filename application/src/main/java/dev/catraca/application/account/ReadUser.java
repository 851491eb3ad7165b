package dev.catraca.application.account;

import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.application.account.port.Users;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Shows a user with the tenant and the subscriptions that the caller's key reaches. */
public final class ReadUser {
    public record Command(Principal caller, UserId user) {}

    /** What there is to show. */
    public sealed interface Outcome {
        record Found(User user, List<Subscription> subscriptions, Instant at) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private final Transactions transactions;
    private final Users users;
    private final Subscriptions subscriptions;
    private final Merchants merchants;
    private final Clock clock;

    public ReadUser(
            Transactions transactions,
            Users users,
            Subscriptions subscriptions,
            Merchants merchants,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.subscriptions = subscriptions;
        this.merchants = merchants;
        this.clock = clock;
    }

    public Outcome read(Command command) {
        return transactions.compute(
                () ->
                        users.find(command.user())
                                .map(it -> show(command.caller(), it))
                                .orElseGet(Outcome.Unknown::new));
    }

    private Outcome show(Principal caller, User user) {
        var shown =
                subscriptions.of(user.id()).stream()
                        .filter(it -> isReached(caller, it.merchant()))
                        .toList();
        return shown.isEmpty()
                ? new Outcome.Unknown()
                : new Outcome.Found(user, shown, clock.instant());
    }

    private boolean isReached(Principal caller, MerchantId merchant) {
        return merchants.find(merchant).filter(caller::reaches).isPresent();
    }
}
