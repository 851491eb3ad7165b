package dev.catraca.application.fakes;

import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.Notification;
import dev.catraca.domain.payment.NotificationState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

public final class InMemoryInbox implements Inbox {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final WorkTable<UUID, Received> rows;
    private final Map<EventKey, UUID> keys;
    private final Map<UUID, Ending> endings;

    public InMemoryInbox(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.rows = new WorkTable<>(transactions, clock);
        this.keys = transactions.table();
        this.endings = transactions.table();
    }

    @Override
    public boolean receive(Received it) {
        return transactions.alone(
                () -> {
                    var key = new EventKey(it.provider(), it.account(), it.eventKey());
                    var isNew = keys.putIfAbsent(key, it.id()) == null;
                    if (isNew) {
                        var isDue = it.irrelevance().isEmpty();
                        rows.add(it.id(), it, Optional.of(clock.instant()).filter(_ -> isDue));
                        it.irrelevance()
                                .ifPresent(
                                        why ->
                                                endings.put(
                                                        it.id(),
                                                        new Ending.Ignored(why, Optional.empty())));
                    }
                    return isNew;
                });
    }

    @Override
    public List<Claimed> claimDue(int limit, Duration lease) {
        return rows.claimDue(limit, lease).stream()
                .map(
                        claim -> {
                            var it = claim.value();
                            return new Claimed(
                                    it.id(),
                                    it.provider(),
                                    it.account(),
                                    it.body(),
                                    it.receivedAt(),
                                    claim.lease());
                        })
                .toList();
    }

    @Override
    public boolean end(UUID id, Lease lease, Ending ending) {
        return transactions.statement(
                () -> {
                    var isOurs = rows.change(id, lease, UnaryOperator.identity(), Optional.empty());
                    if (isOurs) {
                        endings.put(id, ending);
                    }
                    return isOurs;
                });
    }

    @Override
    public boolean retry(UUID id, Lease lease, String cause, Instant at) {
        return transactions.statement(
                () -> rows.change(id, lease, UnaryOperator.identity(), Optional.of(at)));
    }

    /** How the notification ended, if it has. */
    public Optional<Ending> ending(UUID id) {
        return transactions.statement(() -> Optional.ofNullable(endings.get(id)));
    }

    /** When somebody looks at the notification again. */
    public Optional<Instant> dueAt(UUID id) {
        return transactions.statement(() -> rows.dueAt(id));
    }

    /** All there are, in the order of their arrival. */
    public List<Received> all() {
        return transactions.statement(rows::values);
    }

    /** Of all merchants, as none of them is known here. */
    @Override
    public List<Notification> list(
            Optional<NotificationState> state,
            Optional<MerchantId> merchant,
            Optional<UUID> before,
            int limit) {
        return transactions.statement(
                () ->
                        rows.values().reversed().stream()
                                .filter(it -> merchant.map(it.account()::equals).orElse(true))
                                .filter(
                                        it ->
                                                before.map(b -> it.id().compareTo(b) < 0)
                                                        .orElse(true))
                                .map(this::notification)
                                .filter(it -> state.map(it.state()::equals).orElse(true))
                                .limit(limit)
                                .toList());
    }

    @Override
    public boolean replay(UUID id, Optional<MerchantId> merchant) {
        return transactions.statement(
                () -> {
                    var row =
                            rows.find(id)
                                    .filter(it -> merchant.map(it.account()::equals).orElse(true));
                    row.ifPresent(it -> rows.overwrite(id, it, Optional.of(clock.instant())));
                    endings.remove(id);
                    return row.isPresent();
                });
    }

    private Notification notification(Received it) {
        var ending = endings.get(it.id());
        var state =
                switch (ending) {
                    case null -> NotificationState.RECEIVED;
                    case Ending.Applied _ -> NotificationState.APPLIED;
                    case Ending.Ignored _ -> NotificationState.IGNORED;
                    case Ending.Parked _ -> NotificationState.PARKED;
                };
        return new Notification(
                it.id(),
                it.provider(),
                it.account(),
                it.eventKey(),
                state,
                switch (ending) {
                    case Ending.Parked(var cause) -> Optional.of(cause);
                    case Ending.Ignored(var reason, _) -> Optional.of(reason);
                    case null, default -> Optional.empty();
                },
                ending instanceof Ending.Applied(var order) ? Optional.of(order) : Optional.empty(),
                0,
                it.receivedAt());
    }

    private record EventKey(ProviderName provider, MerchantId account, String value) {}
}
