package dev.catraca.application.payment;

import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.payment.port.Transfers.Wish;
import dev.catraca.application.payment.port.TransfersShares;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.split.Allotment;
import dev.catraca.domain.split.SplitPlan;
import java.time.Instant;
import java.util.List;

/**
 * Wants each payee to have its part of a payment where the provider sends it after the charge; part
 * of the caller's transaction, and nothing at all for all other payments.
 */
public final class WantShares {
    private final Transfers transfers;
    private final List<TransfersShares> providers;
    private final Ids ids;

    public WantShares(Transfers transfers, List<TransfersShares> providers, Ids ids) {
        this.transfers = transfers;
        this.providers = List.copyOf(providers);
        this.ids = ids;
    }

    /**
     * {@code parts} is what everybody got of the payment, {@code returned} what everybody has given
     * back of it; {@code isMore} says that some of that is theirs again, because a refund failed.
     * Money that has to go back, because it is late, another amount or the second of its order, is
     * nobody's share.
     */
    public void want(
            Order order,
            Payment.Collected payment,
            Allotment parts,
            Allotment returned,
            boolean isMore,
            Instant at) {
        if (payment.isDuplicate()) {
            return;
        }
        var left = order.hasPaid() ? parts.minus(returned) : parts.minus(parts);
        order.terms()
                .split()
                .filter(it -> isNeeded(payment.terms(), it))
                .ifPresent(it -> want(it, payment.terms(), parts, left, isMore, at));
    }

    private boolean isNeeded(PaymentTerms payment, SplitPlan split) {
        return providers.stream()
                .anyMatch(
                        it ->
                                it.provider().equals(payment.provider())
                                        && it.isNeeded(payment, split));
    }

    private void want(
            SplitPlan split,
            PaymentTerms payment,
            Allotment parts,
            Allotment left,
            boolean isMore,
            Instant at) {
        var wishes =
                split.leaving(payment.account(), parts).stream()
                        .map(part -> wish(part, left.parts()))
                        .toList();
        if (isMore) {
            transfers.wantAgain(payment, wishes, at);
        } else {
            transfers.want(payment, wishes, at);
        }
    }

    private Wish wish(Allotment.Part part, List<Allotment.Part> left) {
        var payee = part.payee();
        var rest = left.stream().filter(it -> it.payee().equals(payee)).findFirst().orElseThrow();
        return new Wish(
                new TransferId(ids.next()),
                payee.ledgerAccount(),
                // No page is opened for such a split; if there is one, the provider will say no.
                payee.wallet().orElse(""),
                rest.amount());
    }
}
