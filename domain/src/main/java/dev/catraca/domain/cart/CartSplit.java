package dev.catraca.domain.cart;

import dev.catraca.domain.cart.CartClaim.Split;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who gets what of a cart: the affiliate's own share replaces that of the rule, the company gets
 * the rest of the two, and what is left of the whole is the platform's.
 */
public final class CartSplit {
    private CartSplit() {}

    /** Empty if the affiliate would get more than there is for both, or a wallet is missing. */
    public static Optional<SplitPlan> of(
            Seller company,
            Seller platform,
            Optional<String> platformWallet,
            Optional<Affiliate> affiliate,
            ProviderName provider) {
        var rule =
                company.splitRule().or(platform::splitRule).orElseGet(SplitRule::allToTheMerchant);
        var forAffiliate =
                affiliate.map(it -> it.share().orElse(rule.affiliate())).orElse(new BasisPoints(0));
        var parts = rule.giving(forAffiliate);
        var wallet = affiliate.flatMap(it -> Optional.ofNullable(it.wallets().get(provider)));
        if (parts.isEmpty() || (forAffiliate.value() > 0 && wallet.isEmpty())) {
            return Optional.empty();
        }
        var shares = new ArrayList<Share>();
        add(
                shares,
                new Payee(Role.MERCHANT, company.id().value().toString(), company.wallet()),
                parts.get().merchant().value());
        affiliate.ifPresent(
                it ->
                        add(
                                shares,
                                new Payee(Role.AFFILIATE, it.reference().value(), wallet),
                                forAffiliate.value()));
        return Optional.of(
                new SplitPlan(
                        new Payee(Role.PLATFORM, platform.id().value().toString(), platformWallet),
                        shares));
    }

    /** Everybody's part in percent by wallet, the platform's rest too. */
    public static List<Split> percentages(SplitPlan plan) {
        var splits = new ArrayList<Split>();
        var rest = BasisPoints.WHOLE;
        for (var share : plan.shares()) {
            if (share instanceof Share.Percentage it) {
                rest -= it.part().value();
                splits.add(split(it.payee(), it.part().value()));
            }
        }
        if (rest > 0) {
            splits.add(split(plan.owner(), rest));
        }
        return splits;
    }

    private static Split split(Payee payee, int basisPoints) {
        return new Split(payee.wallet().orElse(""), BigDecimal.valueOf(basisPoints, 2));
    }

    private static void add(List<Share> shares, Payee payee, int basisPoints) {
        if (basisPoints > 0) {
            shares.add(new Share.Percentage(payee, new BasisPoints(basisPoints)));
        }
    }
}
