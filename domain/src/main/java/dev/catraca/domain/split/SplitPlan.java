package dev.catraca.domain.split;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Apportionment;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee.Role;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How payments are divided: everybody's share, and the owner of the account that collects, who
 * takes the rest.
 */
public record SplitPlan(Payee owner, List<Share> shares) {
    public SplitPlan {
        shares = List.copyOf(shares);
        if (shares.stream().mapToLong(SplitPlan::basisPoints).sum() > BasisPoints.WHOLE) {
            throw new InvalidValue("split-rule-invalid", "The shares add up to more than 10000.");
        }
    }

    /** Everything is one payee's. */
    public static SplitPlan allTo(Payee owner) {
        return new SplitPlan(owner, List.of());
    }

    /**
     * Divides what arrived of a payment after the provider's fee. Percentages are of that net
     * amount, so everybody bears the fee alike. Throws {@link InvalidValue} if the shares exceed
     * it.
     */
    public Allotment allot(Money gross, Money net) {
        var parts = new ArrayList<Allotment.Part>();
        var amounts = amounts(net);
        for (var i = 0; i < shares.size(); i++) {
            parts.add(new Allotment.Part(shares.get(i).payee(), amounts.get(i)));
        }
        parts.add(new Allotment.Part(owner, amounts.getLast()));
        return new Allotment(gross.minus(net), parts);
    }

    /** The same before fees. */
    public Allotment allot(Money gross) {
        return allot(gross, gross);
    }

    /**
     * The parts of an allotment by this plan that cannot stay in the account of this merchant: all
     * that are neither its own nor of a payee with its wallet. Nothing is said of empty parts.
     */
    public List<Allotment.Part> leaving(MerchantId account, Allotment allotment) {
        var holder = holder(account);
        return allotment.parts().stream()
                .filter(it -> it.amount().isPositive())
                .filter(it -> !it.payee().equals(holder))
                .filter(
                        it ->
                                holder.wallet().isEmpty()
                                        || !it.payee().wallet().equals(holder.wallet()))
                .toList();
    }

    /** Whose account it is; an account of nobody among the payees keeps what is the owner's. */
    private Payee holder(MerchantId account) {
        return Stream.concat(Stream.of(owner), shares.stream().map(Share::payee))
                .filter(it -> it.role() != Role.AFFILIATE)
                .filter(it -> it.reference().equals(account.value().toString()))
                .findFirst()
                .orElse(owner);
    }

    /** What each share comes to; the last is the owner's rest. */
    private List<Money> amounts(Money whole) {
        var fixed =
                shares.stream()
                        .map(it -> it instanceof Share.Fixed f ? f.amount().minor() : 0L)
                        .toList();
        var divisible = whole.minor() - fixed.stream().mapToLong(Long::longValue).sum();
        var weights = new BigInteger[shares.size() + 1];
        var rest = times(divisible, BasisPoints.WHOLE);
        for (var i = 0; i < shares.size(); i++) {
            weights[i] = times(whole.minor(), basisPoints(shares.get(i)));
            rest = rest.subtract(weights[i]);
        }
        if (divisible < 0 || rest.signum() < 0) {
            throw new InvalidValue(
                    "split-exceeds-amount", "The shares come to more than the amount.");
        }
        weights[shares.size()] = rest;
        var parts = Apportionment.byLargestRemainder(divisible, weights);
        var amounts = new ArrayList<Money>();
        for (var i = 0; i < shares.size(); i++) {
            amounts.add(new Money(fixed.get(i) + parts[i], whole.currency()));
        }
        amounts.add(new Money(parts[shares.size()], whole.currency()));
        return List.copyOf(amounts);
    }

    private static int basisPoints(Share share) {
        return share instanceof Share.Percentage it ? it.part().value() : 0;
    }

    private static BigInteger times(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
