package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Payment.Collected;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.Provisioning;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.provisioning.ProvisioningState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryProvisionings implements Provisionings {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Orders orders;
    private final InMemoryPayments payments;
    private final Merchants merchants;
    private final WorkTable<ProvisioningId, Effect> rows;
    private final Map<ProvisioningId, Instant> createdAt;
    private final Map<ProvisioningId, Instant> compareAt;

    public InMemoryProvisionings(
            InMemoryTransactions transactions,
            InstantSource clock,
            Orders orders,
            InMemoryPayments payments,
            Merchants merchants) {
        this.transactions = transactions;
        this.clock = clock;
        this.orders = orders;
        this.payments = payments;
        this.merchants = merchants;
        this.rows = new WorkTable<>(transactions, clock);
        this.createdAt = transactions.table();
        this.compareAt = transactions.table();
    }

    /** The effect that an order has, and how far it has come. */
    public record Effect(
            ProvisioningId id,
            OrderId order,
            PaymentId payment,
            Access wanted,
            Access reached,
            Optional<AccountReference> account,
            ProvisioningState state) {
        private static Effect wanted(
                ProvisioningId id, OrderId order, PaymentId payment, Access access) {
            return new Effect(
                    id,
                    order,
                    payment,
                    access,
                    Access.NONE,
                    Optional.empty(),
                    ProvisioningState.PENDING);
        }

        private Effect foundAt(Access found) {
            return new Effect(
                    id,
                    order,
                    payment,
                    wanted,
                    found,
                    account.filter(_ -> found != Access.NONE),
                    ProvisioningState.PENDING);
        }

        private Effect in(ProvisioningState now) {
            return new Effect(id, order, payment, wanted, reached, account, now);
        }

        private Effect wanting(Access access) {
            return new Effect(id, order, payment, access, reached, account, state);
        }

        private Effect arrivedAt(Access access, Optional<AccountReference> reference) {
            var now =
                    switch (access) {
                        case ACTIVE -> ProvisioningState.DONE;
                        case SUSPENDED -> ProvisioningState.SUSPENDED;
                        case NONE, REVOKED -> ProvisioningState.REVOKED;
                    };
            return new Effect(
                    id,
                    order,
                    payment,
                    wanted,
                    access,
                    reference.or(() -> account),
                    access == wanted ? now : ProvisioningState.PENDING);
        }
    }

    @Override
    public void want(ProvisioningId idIfNew, OrderId order, Access access, Instant at) {
        transactions.part(
                () -> {
                    var present = of(order);
                    if (present.isPresent()) {
                        wantAnother(present.get(), access, at);
                    } else if (access == Access.ACTIVE) {
                        var effect = Effect.wanted(idIfNew, order, collected(order), access);
                        rows.add(idIfNew, effect, Optional.of(at));
                        createdAt.put(idIfNew, clock.instant());
                    }
                    return true;
                });
    }

    /** Whoever works on the effect now finishes first: two calls at once could overtake. */
    private void wantAnother(Effect effect, Access access, Instant at) {
        if (effect.wanted() == access || effect.wanted() == Access.REVOKED) {
            return;
        }
        var wanting = effect.wanting(access);
        if (effect.state() == ProvisioningState.LEASED) {
            rows.adjust(effect.id(), wanting, rows.dueAt(effect.id()));
        } else {
            rows.adjust(effect.id(), wanting.in(ProvisioningState.PENDING), Optional.of(at));
        }
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return rows
                .claimDue(limit, lease, _ -> true, it -> it.in(ProvisioningState.LEASED))
                .stream()
                .map(this::due)
                .toList();
    }

    @Override
    public boolean reached(
            ProvisioningId id, Lease lease, Access reached, Optional<AccountReference> account) {
        return transactions.statement(
                () -> {
                    var isThere = rows.find(id).filter(it -> it.wanted() == reached).isPresent();
                    var dueAt = Optional.of(clock.instant()).filter(_ -> !isThere);
                    compareAt.put(id, clock.instant().plus(Duration.ofMinutes(10)));
                    return rows.change(id, lease, it -> it.arrivedAt(reached, account), dueAt);
                });
    }

    @Override
    public boolean retry(ProvisioningId id, Lease lease, String cause, Instant at) {
        return leave(id, lease, ProvisioningState.RETRYING, Optional.of(at));
    }

    @Override
    public boolean park(ProvisioningId id, Lease lease, String cause) {
        return leave(id, lease, ProvisioningState.PARKED, Optional.empty());
    }

    /** The order's effect, if it ever was worth one. */
    public Optional<Effect> of(OrderId order) {
        return transactions.statement(
                () -> rows.values().stream().filter(it -> it.order().equals(order)).findFirst());
    }

    /** When somebody works on the effect again. */
    public Optional<Instant> dueAt(ProvisioningId id) {
        return transactions.statement(() -> rows.dueAt(id));
    }

    @Override
    public List<Provisioning> list(
            Optional<ProvisioningState> state,
            Optional<MerchantId> merchant,
            Optional<ProvisioningId> before,
            int limit) {
        return transactions.statement(
                () ->
                        rows.values().reversed().stream()
                                .filter(it -> state.map(it.state()::equals).orElse(true))
                                .filter(it -> isOf(it, merchant))
                                .filter(it -> before.map(b -> isOlder(it, b)).orElse(true))
                                .limit(limit)
                                .map(this::provisioning)
                                .toList());
    }

    @Override
    public boolean retryNow(ProvisioningId id, Optional<MerchantId> merchant) {
        return transactions.statement(
                () -> {
                    var row =
                            rows.find(id)
                                    .filter(it -> isOf(it, merchant))
                                    .filter(it -> it.reached() != it.wanted());
                    row.filter(it -> it.state() != ProvisioningState.LEASED)
                            .ifPresent(
                                    it ->
                                            rows.adjust(
                                                    id,
                                                    it.in(ProvisioningState.PENDING),
                                                    Optional.of(clock.instant())));
                    return row.isPresent();
                });
    }

    List<Comparisons.Due> claimForComparison(int limit, Duration lease) {
        return transactions.alone(
                () -> {
                    var now = clock.instant();
                    var due =
                            rows.values().stream()
                                    .filter(this::isAtRest)
                                    .filter(it -> isToBeCompared(it, now))
                                    .limit(limit)
                                    .toList();
                    due.forEach(it -> compareAt.put(it.id(), now.plus(lease)));
                    return due.stream().map(this::comparison).toList();
                });
    }

    void compareNext(ProvisioningId id, Optional<Instant> at) {
        transactions.statement(
                () -> at.isPresent() ? compareAt.put(id, at.get()) : compareAt.remove(id));
    }

    boolean differs(Comparisons.Due due, Access found) {
        return transactions.part(
                () -> {
                    var id = due.grant().key();
                    var effect = rows.find(id).orElseThrow();
                    if (!isAtRest(effect) || rows.fence(id) != due.fence()) {
                        return false;
                    }
                    compareAt.remove(id);
                    rows.adjust(id, effect.foundAt(found), Optional.of(clock.instant()));
                    return true;
                });
    }

    int compareAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        return transactions.statement(
                () -> {
                    var again =
                            rows.values().stream()
                                    .filter(this::isAtRest)
                                    .filter(it -> isOf(it, merchant))
                                    .filter(it -> !created(it).isBefore(from))
                                    .filter(it -> created(it).isBefore(to))
                                    .toList();
                    again.forEach(it -> compareAt.put(it.id(), clock.instant()));
                    return again.size();
                });
    }

    private Comparisons.Due comparison(Effect effect) {
        var order = orders.find(effect.order()).orElseThrow();
        return new Comparisons.Due(
                grant(effect, order),
                merchants.find(order.terms().merchant()).orElseThrow().mainSystem(),
                effect.wanted(),
                created(effect),
                rows.fence(effect.id()));
    }

    private boolean isAtRest(Effect effect) {
        return rows.dueAt(effect.id()).isEmpty() && effect.reached() == effect.wanted();
    }

    private boolean isToBeCompared(Effect effect, Instant now) {
        var at = compareAt.get(effect.id());
        return at != null && !at.isAfter(now);
    }

    private Instant created(Effect effect) {
        return createdAt.getOrDefault(effect.id(), Instant.EPOCH);
    }

    private boolean isOf(Effect effect, Optional<MerchantId> merchant) {
        var seller = orders.find(effect.order()).orElseThrow().terms().merchant();
        return merchant.map(seller::equals).orElse(true);
    }

    private static boolean isOlder(Effect effect, ProvisioningId before) {
        return effect.id().value().compareTo(before.value()) < 0;
    }

    private Provisioning provisioning(Effect it) {
        return new Provisioning(
                it.id(),
                it.order(),
                it.state(),
                it.wanted(),
                it.account(),
                Optional.empty(),
                0,
                rows.dueAt(it.id()),
                clock.instant());
    }

    private boolean leave(
            ProvisioningId id, Lease lease, ProvisioningState state, Optional<Instant> dueAt) {
        return transactions.statement(() -> rows.change(id, lease, it -> it.in(state), dueAt));
    }

    private PaymentId collected(OrderId order) {
        return payments.of(order).stream()
                .filter(it -> it instanceof Collected && it.state() != PaymentState.DUPLICATE)
                .map(it -> it.terms().id())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody paid the order"));
    }

    private Due due(WorkTable.Claim<Effect> claim) {
        var effect = claim.value();
        var order = orders.find(effect.order()).orElseThrow();
        var merchant = merchants.find(order.terms().merchant()).orElseThrow();
        return new Due(
                grant(effect, order),
                merchant.mainSystem(),
                effect.wanted(),
                effect.account(),
                claim.lease().fence() == 1,
                claim.lease());
    }

    private Grant grant(Effect effect, Order order) {
        var payment = payments.find(effect.payment()).orElseThrow();
        var reference = payment.reference().map(it -> it.value());
        return new Grant(
                effect.id(),
                effect.order(),
                order.terms().buyer(),
                order.terms().plan().orElseThrow().plan(),
                payment.terms().provider(),
                reference.orElseGet(() -> payment.terms().id().toString()),
                payment.terms().amount());
    }
}
