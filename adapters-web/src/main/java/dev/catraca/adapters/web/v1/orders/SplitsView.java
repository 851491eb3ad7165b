package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.Transfer;
import dev.catraca.domain.payment.TransferState;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Allotment;
import dev.catraca.domain.split.Payee;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who gets what of an order: {@code gross} of its total; once it is paid, {@code net} of what the
 * provider's fee left, and {@code returned} of what went back. Where shares are of the whole amount
 * (Stripe) the fee is the owner's alone, whose {@code net} may be less than nothing.
 */
public record SplitsView(
        MoneyView total,
        @Nullable MoneyView received,
        @Nullable MoneyView fee,
        @Nullable MoneyView refunded,
        List<SplitView> splits) {

    /** One payee; the platform, or the merchant who shares with nobody, takes the rest. */
    public record SplitView(
            String role,
            String payee,
            @Nullable String wallet,
            MoneyView gross,
            @Nullable MoneyView net,
            @Nullable MoneyView returned,
            @Nullable TransferView transfer) {}

    /**
     * How far the payee's own transfer has come, where there is one: {@code waiting}, {@code done}
     * or {@code parked}; what was sent, what of it was taken back, and why it is not done.
     */
    public record TransferView(
            String state,
            MoneyView sent,
            MoneyView reversed,
            @Nullable String reference,
            @Nullable String cause) {
        /** Several, the newest last, where a refund that failed gave the share back. */
        static TransferView of(List<Transfer> all) {
            var newest = all.getLast();
            return new TransferView(
                    state(all),
                    MoneyView.of(sum(all, Transfer::sent)),
                    MoneyView.of(sum(all, Transfer::reversed)),
                    newest.reference().orElse(null),
                    all.stream().flatMap(it -> it.cause().stream()).findFirst().orElse(null));
        }

        private static Money sum(List<Transfer> all, Function<Transfer, Money> amount) {
            return all.stream().map(amount).reduce(Money::plus).orElseThrow();
        }

        private static String state(List<Transfer> all) {
            var states = all.stream().map(Transfer::state).toList();
            if (states.contains(TransferState.PARKED)) {
                return "parked";
            }
            return states.stream().allMatch(TransferState.DONE::equals) ? "done" : "waiting";
        }
    }

    static SplitsView of(ReadOrder.Found found, List<Transfer> transfers) {
        var terms = found.order().terms();
        var plan = terms.splitPlan();
        var gross = plan.allot(terms.total());
        var paid = paid(found.payments());
        var net = paid.map(it -> plan.allot(it.received(), it.left()));
        var returned = paid.flatMap(it -> net.map(all -> all.returned(it.gone())));
        var splits = new ArrayList<SplitView>();
        for (var i = 0; i < gross.parts().size(); i++) {
            var part = gross.parts().get(i);
            splits.add(
                    new SplitView(
                            part.payee().role().name().toLowerCase(Locale.ROOT),
                            part.payee().reference(),
                            part.payee().wallet().orElse(null),
                            MoneyView.of(part.amount()),
                            isOwner(i, gross) ? part(net, i, paid) : part(net, i),
                            part(returned, i),
                            transfer(transfers, part.payee())));
        }
        return new SplitsView(
                MoneyView.of(terms.total()),
                paid.map(it -> MoneyView.of(it.received())).orElse(null),
                paid.flatMap(SplitsView::fee).map(MoneyView::of).orElse(null),
                paid.map(it -> MoneyView.of(it.refunded())).orElse(null),
                splits);
    }

    /** The payment that settles the order: the first money that is not a duplicate's. */
    private static Optional<Payment.Collected> paid(List<Payment> payments) {
        return payments.stream()
                .filter(Payment.Collected.class::isInstance)
                .map(Payment.Collected.class::cast)
                .filter(it -> !it.isDuplicate())
                .findFirst();
    }

    private static @Nullable TransferView transfer(List<Transfer> transfers, Payee payee) {
        var all =
                transfers.stream().filter(it -> it.payee().equals(payee.ledgerAccount())).toList();
        return all.isEmpty() ? null : TransferView.of(all);
    }

    /** Nothing where nobody has told it: that is not the same as none. */
    private static Optional<Money> fee(Payment.Collected paid) {
        return paid.fee().or(() -> paid.net().map(paid.received()::minus));
    }

    /** The last takes the rest, and bears a fee that is not taken from the shares. */
    private static boolean isOwner(int index, Allotment all) {
        return index == all.parts().size() - 1;
    }

    private static @Nullable MoneyView part(
            Optional<Allotment> allotment, int index, Optional<Payment.Collected> paid) {
        return allotment
                .map(it -> it.parts().get(index).amount())
                .map(it -> paid.flatMap(Payment.Collected::fee).map(it::minus).orElse(it))
                .map(MoneyView::of)
                .orElse(null);
    }

    private static @Nullable MoneyView part(Optional<Allotment> allotment, int index) {
        return allotment.map(it -> it.parts().get(index).amount()).map(MoneyView::of).orElse(null);
    }
}
