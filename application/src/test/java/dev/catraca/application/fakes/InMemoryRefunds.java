package dev.catraca.application.fakes;

import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.Refund;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.payment.RefundState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

public final class InMemoryRefunds implements Refunds {
    private final InMemoryTransactions transactions;
    private final WorkTable<RefundId, Row> rows;

    public InMemoryRefunds(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.rows = new WorkTable<>(transactions, clock);
    }

    private record Row(Refund refund, int number, int claims) {
        Row in(RefundState state, Optional<String> reference, Optional<String> cause) {
            return new Row(
                    new Refund(
                            refund.id(),
                            refund.order(),
                            refund.payment(),
                            refund.amount(),
                            refund.reason(),
                            state,
                            refund.requestedAt(),
                            reference,
                            cause),
                    number,
                    claims);
        }

        Row claimed() {
            return new Row(refund, number, claims + 1);
        }

        Row over() {
            return new Row(refund, number + 1, 0);
        }
    }

    @Override
    public Optional<Due> add(Refund refund, Instant lookAt) {
        return transactions.part(
                () -> {
                    var isOther =
                            rows.values().stream()
                                    .map(Row::refund)
                                    .filter(it -> it.payment().equals(refund.payment()))
                                    .anyMatch(it -> it.state().isUnderWay());
                    if (isOther) {
                        return Optional.empty();
                    }
                    rows.add(refund.id(), new Row(refund, 1, 1), Optional.of(lookAt));
                    return Optional.of(new Due(refund, 1, false, new Lease(0, 1)));
                });
    }

    @Override
    public Optional<Refund> find(RefundId id) {
        return transactions.statement(() -> rows.find(id).map(Row::refund));
    }

    @Override
    public List<Refund> of(OrderId order) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .map(Row::refund)
                                .filter(it -> it.order().equals(order))
                                .toList());
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return rows.claimDue(limit, lease, _ -> true, Row::claimed).stream()
                .map(
                        it ->
                                new Due(
                                        it.value().refund(),
                                        it.value().number(),
                                        it.value().claims() > 1,
                                        it.lease()))
                .toList();
    }

    @Override
    public boolean end(
            RefundId id,
            Lease lease,
            RefundState state,
            Optional<String> reference,
            Optional<String> cause) {
        return transactions.part(
                () ->
                        rows.change(
                                id, lease, it -> it.in(state, reference, cause), Optional.empty()));
    }

    @Override
    public boolean fail(RefundId id, PaymentId payment, String cause) {
        return transactions.part(
                () -> {
                    var done =
                            rows.find(id)
                                    .filter(it -> it.refund().payment().equals(payment))
                                    .filter(it -> it.refund().state() == RefundState.DONE);
                    done.ifPresent(
                            it ->
                                    rows.adjust(
                                            id,
                                            it.in(
                                                    RefundState.FAILED,
                                                    it.refund().reference(),
                                                    Optional.of(cause)),
                                            Optional.empty()));
                    return done.isPresent();
                });
    }

    @Override
    public boolean retry(RefundId id, Lease lease, String cause, Instant at, boolean isOver) {
        return transactions.part(
                () ->
                        rows.change(
                                id,
                                lease,
                                it -> {
                                    var left =
                                            it.in(
                                                    isOver
                                                            ? RefundState.REQUESTED
                                                            : RefundState.UNKNOWN,
                                                    Optional.empty(),
                                                    Optional.of(cause));
                                    return isOver ? left.over() : left;
                                },
                                Optional.of(at)));
    }
}
