package dev.catraca.domain.payment;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Allotment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Postings that belong together and sum to zero. The {@code reference} is unique: the same movement
 * of the same charge is booked once.
 */
public record LedgerTransaction(
        String reference, OrderId order, Instant at, List<Posting> postings) {
    public LedgerTransaction {
        postings = List.copyOf(postings);
        var sum =
                postings.stream()
                        .map(Posting::amount)
                        .reduce(Money::plus)
                        .orElseThrow(() -> new IllegalArgumentException("no postings"));
        if (!sum.isZero()) {
            throw new IllegalArgumentException("postings sum to " + sum);
        }
    }

    /** An amount added to an account, negative if it is taken. */
    public record Posting(String account, Money amount) {}

    /** Money of the buyer arrived at the provider, who keeps a fee, and belongs to the payees. */
    public static LedgerTransaction moneyIn(PaymentTerms terms, Allotment parts, Instant at) {
        var amount = parts.total();
        var postings =
                postings(
                        new Posting("buyer", amount.negated()),
                        new Posting(clearing(terms.provider()), amount),
                        new Posting(clearing(terms.provider()), amount.negated()));
        postings.addAll(shared(terms, parts));
        return new LedgerTransaction("%s/in".formatted(terms.id()), terms.order(), at, postings);
    }

    /**
     * Money went back to the buyer: these parts of it were the provider's and the payees'. {@code
     * sentByNow}, which counts what failed too, makes the reference unique: each further refund
     * raises it.
     */
    public static LedgerTransaction moneyBack(
            PaymentTerms terms, Allotment parts, Money sentByNow, Instant at) {
        var amount = parts.total();
        var postings =
                postings(
                        new Posting("refund", amount),
                        new Posting("refund", amount.negated()),
                        new Posting("buyer", amount));
        shared(terms, parts)
                .forEach(it -> postings.add(new Posting(it.account(), it.amount().negated())));
        return new LedgerTransaction(
                "%s/back/%d".formatted(terms.id(), sentByNow.minor()), terms.order(), at, postings);
    }

    /**
     * Money that was on its way to the buyer came back, and these parts of it are the provider's
     * and the payees' again. {@code failedByNow} makes the reference unique.
     */
    public static LedgerTransaction moneyReturned(
            PaymentTerms terms, Allotment parts, Money failedByNow, Instant at) {
        var amount = parts.total();
        var postings =
                postings(
                        new Posting("buyer", amount.negated()),
                        new Posting("refund", amount),
                        new Posting("refund", amount.negated()));
        postings.addAll(shared(terms, parts));
        return new LedgerTransaction(
                "%s/returned/%d".formatted(terms.id(), failedByNow.minor()),
                terms.order(),
                at,
                postings);
    }

    private static List<Posting> shared(PaymentTerms terms, Allotment parts) {
        var postings = postings(new Posting("fee:" + terms.provider(), parts.fee()));
        parts.parts()
                .forEach(it -> postings.add(new Posting(it.payee().ledgerAccount(), it.amount())));
        postings.removeIf(it -> it.amount().isZero());
        return postings;
    }

    private static List<Posting> postings(Posting... postings) {
        return new ArrayList<>(List.of(postings));
    }

    private static String clearing(ProviderName provider) {
        return "clearing:" + provider;
    }
}
