package dev.catraca.domain.payment;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
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

    /** Money of the buyer arrived at the provider and belongs to the merchant. */
    public static LedgerTransaction moneyIn(
            PaymentTerms terms, MerchantId merchant, Money amount, Instant at) {
        return new LedgerTransaction(
                "%s/in".formatted(terms.id()),
                terms.order(),
                at,
                List.of(
                        new Posting("buyer", amount.negated()),
                        new Posting(clearing(terms.provider()), amount),
                        new Posting(clearing(terms.provider()), amount.negated()),
                        new Posting(payee(merchant), amount)));
    }

    /**
     * Money went back to the buyer. {@code refundedByNow} makes the reference unique: each further
     * refund raises it.
     */
    public static LedgerTransaction moneyBack(
            PaymentTerms terms,
            MerchantId merchant,
            Money amount,
            Money refundedByNow,
            Instant at) {
        return new LedgerTransaction(
                "%s/back/%d".formatted(terms.id(), refundedByNow.minor()),
                terms.order(),
                at,
                List.of(
                        new Posting(payee(merchant), amount.negated()),
                        new Posting("refund", amount),
                        new Posting("refund", amount.negated()),
                        new Posting("buyer", amount)));
    }

    private static String clearing(ProviderName provider) {
        return "clearing:" + provider;
    }

    private static String payee(MerchantId merchant) {
        return "payee:" + merchant.value();
    }
}
