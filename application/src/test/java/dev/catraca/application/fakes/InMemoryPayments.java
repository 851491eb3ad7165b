package dev.catraca.application.fakes;

import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

public final class InMemoryPayments implements Payments {
    private final InMemoryTransactions transactions;
    private final InMemoryOrders orders;
    private final InstantSource clock;
    private final WorkTable<PaymentId, Payment> rows;
    private final Map<PaymentId, PageTerms> pages;

    public InMemoryPayments(
            InMemoryTransactions transactions, InMemoryOrders orders, InstantSource clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.clock = clock;
        this.rows = new WorkTable<>(transactions, clock);
        this.pages = transactions.table();
    }

    @Override
    public void add(Payment.Requested payment, Optional<PageTerms> page, Instant lookAt) {
        transactions.part(
                () -> {
                    requireUnique(payment);
                    page.ifPresent(it -> pages.put(payment.terms().id(), it));
                    rows.add(payment.terms().id(), payment, Optional.of(lookAt));
                    return true;
                });
    }

    @Override
    public Optional<PageTerms> page(PaymentId id) {
        return transactions.statement(
                () ->
                        rows.find(id)
                                .filter(it -> it.reference().isEmpty())
                                .flatMap(_ -> Optional.ofNullable(pages.get(id))));
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return transactions.statement(() -> rows.find(id));
    }

    @Override
    public Optional<Payment> latest(OrderId order) {
        return of(order).stream().reduce((_, later) -> later);
    }

    @Override
    public Optional<Payment> find(
            ProviderName provider, MerchantId account, ChargeReference reference) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.terms().provider().equals(provider))
                                .filter(it -> it.terms().account().equals(account))
                                .filter(it -> it.reference().equals(Optional.of(reference)))
                                .findFirst());
    }

    @Override
    public void save(Payment payment, Optional<Instant> lookAt) {
        transactions.part(
                () -> {
                    rows.overwrite(payment.terms().id(), payment, lookAt);
                    return true;
                });
    }

    @Override
    public List<Due> claimDue(Stage stage, int limit, Duration lease) {
        return rows.claimDue(limit, lease, it -> stageOf(it) == stage).stream()
                .map(it -> new Due(it.value(), it.lease()))
                .toList();
    }

    @Override
    public void postpone(PaymentId id, Lease lease, Optional<Instant> lookAt) {
        transactions.statement(() -> rows.change(id, lease, UnaryOperator.identity(), lookAt));
    }

    @Override
    public int lookAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        return transactions.statement(
                () -> {
                    var now = clock.instant();
                    var again =
                            rows.values().stream()
                                    .filter(it -> isOf(it, merchant))
                                    .filter(it -> it.reference().isPresent())
                                    .filter(it -> !it.terms().requestedAt().isBefore(from))
                                    .filter(it -> it.terms().requestedAt().isBefore(to))
                                    .filter(it -> !isSoon(it, now))
                                    .toList();
                    again.forEach(it -> rows.adjust(it.terms().id(), it, Optional.of(now)));
                    return again.size();
                });
    }

    private boolean isOf(Payment payment, Optional<MerchantId> merchant) {
        var seller = orders.find(payment.terms().order()).orElseThrow().terms().merchant();
        return merchant.map(seller::equals).orElse(true);
    }

    private boolean isSoon(Payment payment, Instant now) {
        return rows.dueAt(payment.terms().id())
                .filter(it -> !it.isAfter(now.plus(Duration.ofMinutes(1))))
                .isPresent();
    }

    private static Stage stageOf(Payment payment) {
        return payment instanceof Payment.Unsettled ? Stage.UNSETTLED : Stage.SETTLED;
    }

    @Override
    public List<Payment> of(OrderId order) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.terms().order().equals(order))
                                .sorted(Comparator.comparing(it -> it.terms().attempt()))
                                .toList());
    }

    @Override
    public List<Payment> of(List<OrderId> orders) {
        return orders.stream().flatMap(it -> of(it).stream()).toList();
    }

    /** When somebody looks at the payment again. */
    public Optional<Instant> lookAt(PaymentId id) {
        return transactions.statement(() -> rows.dueAt(id));
    }

    private void requireUnique(Payment.Requested payment) {
        for (var other : of(payment.terms().order())) {
            if (other instanceof Payment.Unsettled
                    || other.terms().attempt() == payment.terms().attempt()) {
                throw new IllegalStateException("the order has such a payment: " + other.terms());
            }
        }
    }
}
