package dev.catraca.application.fakes;

import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.Transfer;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.payment.TransferState;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemoryTransfers implements Transfers {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Payments payments;
    private final WorkTable<TransferId, Row> rows;

    public InMemoryTransfers(
            InMemoryTransactions transactions, InstantSource clock, Payments payments) {
        this.transactions = transactions;
        this.clock = clock;
        this.payments = payments;
        this.rows = new WorkTable<>(transactions, clock);
    }

    private record Row(
            Transfer transfer,
            OrderId order,
            String wallet,
            Optional<Money> calling,
            int number,
            int claims) {
        Row in(TransferState state, Optional<String> cause) {
            return with(transfer.wanted(), transfer.sent(), transfer.reversed(), state, cause);
        }

        Row wanting(Money amount, TransferState state) {
            return with(amount, transfer.sent(), transfer.reversed(), state, transfer.cause());
        }

        private Row with(
                Money wanted,
                Money sent,
                Money reversed,
                TransferState state,
                Optional<String> cause) {
            return of(
                    new Transfer(
                            transfer.id(),
                            transfer.payment(),
                            transfer.payee(),
                            state,
                            wanted,
                            sent,
                            reversed,
                            transfer.reference(),
                            cause));
        }

        Row reached(Optional<String> reference, Money sent, Money reversed) {
            var isThere =
                    !transfer.wanted().isLessThan(sent.minus(reversed))
                            && (sent.isPositive() || transfer.wanted().isZero());
            return of(new Transfer(
                            transfer.id(),
                            transfer.payment(),
                            transfer.payee(),
                            isThere ? TransferState.DONE : TransferState.PENDING,
                            transfer.wanted(),
                            sent,
                            reversed,
                            reference,
                            Optional.empty()))
                    .over();
        }

        private Row of(Transfer now) {
            return new Row(now, order, wallet, calling, number, claims);
        }

        Row over() {
            return new Row(transfer, order, wallet, Optional.empty(), number, claims);
        }

        Row claimed() {
            var leased = in(TransferState.LEASED, transfer.cause());
            return calling.isPresent()
                    ? new Row(leased.transfer, order, wallet, calling, number, claims + 1)
                    : new Row(leased.transfer, order, wallet, Optional.of(todo()), number + 1, 1);
        }

        /** What the payee has beyond what it is to have, unless that is being taken back. */
        Money spare() {
            var has = transfer.sent().minus(transfer.reversed());
            return calling.isPresent() ? Money.zero(has.currency()) : less(has, transfer.wanted());
        }

        private Money todo() {
            if (transfer.reference().isEmpty()) {
                return transfer.wanted();
            }
            return less(transfer.sent().minus(transfer.reversed()), transfer.wanted());
        }
    }

    @Override
    public void want(PaymentTerms payment, List<Wish> wishes, Instant at) {
        transactions.part(
                () -> {
                    if (!isAnotherShared(payment)) {
                        wishes.forEach(it -> want(payment, it, at));
                    }
                    return true;
                });
    }

    private boolean isAnotherShared(PaymentTerms payment) {
        return rows.values().stream()
                .filter(it -> it.order().equals(payment.order()))
                .anyMatch(it -> !isOf(it, payment.id()));
    }

    @Override
    public void wantAgain(PaymentTerms payment, List<Wish> wishes, Instant at) {
        transactions.part(
                () -> {
                    if (!isAnotherShared(payment)) {
                        wishes.forEach(it -> wantAgain(payment, it, at));
                    }
                    return true;
                });
    }

    private void wantAgain(PaymentTerms payment, Wish wish, Instant at) {
        var missing = wish.amount();
        for (var row : ofPayee(payment, wish)) {
            missing = less(missing, row.transfer().wanted());
        }
        for (var row : ofPayee(payment, wish)) {
            var part = row.spare().isLessThan(missing) ? row.spare() : missing;
            missing = missing.minus(part);
            if (part.isPositive()) {
                leaveThere(row, part, at);
            }
        }
        if (missing.isPositive()) {
            var rest = new Wish(wish.idIfNew(), wish.payee(), wish.wallet(), missing);
            rows.add(wish.idIfNew(), row(payment, rest), Optional.of(at));
        }
    }

    private void leaveThere(Row row, Money part, Instant at) {
        var isAll = part.equals(row.spare());
        rows.adjust(
                row.transfer().id(),
                row.wanting(
                        row.transfer().wanted().plus(part),
                        isAll ? TransferState.DONE : TransferState.PENDING),
                Optional.of(at).filter(_ -> !isAll));
    }

    private static Money less(Money money, Money part) {
        return money.isLessThan(part) ? Money.zero(money.currency()) : money.minus(part);
    }

    /** The first one first. */
    private List<Row> ofPayee(PaymentTerms payment, Wish wish) {
        return rows.values().stream()
                .filter(it -> isOf(it, payment.id()))
                .filter(it -> it.transfer().payee().equals(wish.payee()))
                .toList();
    }

    private void want(PaymentTerms payment, Wish wish, Instant at) {
        var present = ofPayee(payment, wish);
        if (present.isEmpty() && wish.amount().isPositive()) {
            rows.add(wish.idIfNew(), row(payment, wish), Optional.of(at));
        }
        var left = wish.amount();
        for (var row : present) {
            var wanted = row.transfer().wanted();
            var part = left.isLessThan(wanted) ? left : wanted;
            left = left.minus(part);
            if (part.isLessThan(wanted)) {
                shrink(row, part, at);
            }
        }
    }

    private void shrink(Row row, Money wanted, Instant at) {
        var id = row.transfer().id();
        if (row.transfer().state() == TransferState.LEASED) {
            rows.adjust(id, row.wanting(wanted, TransferState.LEASED), rows.dueAt(id));
        } else {
            rows.adjust(id, row.wanting(wanted, TransferState.PENDING), Optional.of(at));
        }
    }

    private static boolean isOf(Row row, PaymentId payment) {
        return row.transfer().payment().equals(payment);
    }

    private static Row row(PaymentTerms payment, Wish wish) {
        var nothing = Money.zero(wish.amount().currency());
        return new Row(
                new Transfer(
                        wish.idIfNew(),
                        payment.id(),
                        wish.payee(),
                        TransferState.PENDING,
                        wish.amount(),
                        nothing,
                        nothing,
                        Optional.empty(),
                        Optional.empty()),
                payment.order(),
                wish.wallet(),
                Optional.empty(),
                0,
                0);
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return rows.claimDue(limit, lease, _ -> true, Row::claimed).stream()
                .map(this::due)
                .toList();
    }

    private Due due(WorkTable.Claim<Row> claim) {
        var row = claim.value();
        var transfer = row.transfer();
        var payment = payments.find(transfer.payment()).orElseThrow();
        return new Due(
                transfer.id(),
                row.order(),
                payment.terms().provider(),
                payment.terms().account(),
                payment.reference().orElseThrow(),
                transfer.payee(),
                row.wallet(),
                transfer.reference(),
                transfer.sent(),
                transfer.reversed(),
                row.calling().orElseThrow(),
                row.number(),
                row.claims() > 1,
                claim.lease());
    }

    @Override
    public boolean reached(
            TransferId id, Lease lease, Optional<String> reference, Money sent, Money reversed) {
        return transactions.statement(
                () -> {
                    var isDone =
                            rows.find(id)
                                    .map(it -> it.reached(reference, sent, reversed))
                                    .filter(it -> it.transfer().state() == TransferState.DONE)
                                    .isPresent();
                    return rows.change(
                            id,
                            lease,
                            it -> it.reached(reference, sent, reversed),
                            Optional.of(clock.instant()).filter(_ -> !isDone));
                });
    }

    @Override
    public boolean retry(TransferId id, Lease lease, String cause, Instant at, boolean isOver) {
        return leave(id, lease, TransferState.RETRYING, cause, Optional.of(at), isOver);
    }

    @Override
    public boolean park(TransferId id, Lease lease, String cause, boolean isOver) {
        return leave(id, lease, TransferState.PARKED, cause, Optional.empty(), isOver);
    }

    private boolean leave(
            TransferId id,
            Lease lease,
            TransferState state,
            String cause,
            Optional<Instant> at,
            boolean isOver) {
        return transactions.statement(
                () ->
                        rows.change(
                                id,
                                lease,
                                it -> {
                                    var left = it.in(state, Optional.of(cause));
                                    return isOver ? left.over() : left;
                                },
                                at));
    }

    @Override
    public List<Transfer> of(OrderId order) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.order().equals(order))
                                .map(Row::transfer)
                                .sorted(Comparator.comparing(Transfer::payee))
                                .toList());
    }

    @Override
    public void tryParkedAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        transactions.statement(
                () -> {
                    rows.values().stream()
                            .filter(it -> it.transfer().state() == TransferState.PARKED)
                            .filter(it -> isFrom(it.transfer().payment(), merchant, from, to))
                            .toList()
                            .forEach(
                                    it ->
                                            rows.adjust(
                                                    it.transfer().id(),
                                                    it.in(
                                                            TransferState.PENDING,
                                                            it.transfer().cause()),
                                                    Optional.of(clock.instant())));
                    return true;
                });
    }

    private boolean isFrom(PaymentId id, Optional<MerchantId> merchant, Instant from, Instant to) {
        var terms = payments.find(id).orElseThrow().terms();
        return !terms.requestedAt().isBefore(from)
                && terms.requestedAt().isBefore(to)
                && merchant.map(terms.account()::equals).orElse(true);
    }
}
