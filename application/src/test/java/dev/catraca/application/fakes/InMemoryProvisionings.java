package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Access;
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
import java.util.Optional;

public final class InMemoryProvisionings implements Provisionings {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Orders orders;
    private final InMemoryPayments payments;
    private final Merchants merchants;
    private final WorkTable<ProvisioningId, Effect> rows;

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
                    }
                    return true;
                });
    }

    /** Whoever works on the effect now finishes first: two calls at once could overtake. */
    private void wantAnother(Effect effect, Access access, Instant at) {
        if (effect.wanted() == access) {
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
        return rows.claimDue(limit, lease, it -> it.in(ProvisioningState.LEASED)).stream()
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
        var payment = payments.find(effect.payment()).orElseThrow();
        var reference = payment.reference().map(it -> it.value());
        var merchant = merchants.find(order.terms().merchant()).orElseThrow();
        var grant =
                new Grant(
                        effect.id(),
                        effect.order(),
                        order.terms().buyer(),
                        order.terms().plan().orElseThrow().plan(),
                        payment.terms().provider(),
                        reference.orElseGet(() -> payment.terms().id().toString()),
                        payment.terms().amount());
        return new Due(
                grant,
                merchant.mainSystem(),
                effect.wanted(),
                effect.account(),
                claim.lease().fence() == 1,
                claim.lease());
    }
}
