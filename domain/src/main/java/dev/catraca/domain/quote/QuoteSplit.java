package dev.catraca.domain.quote;

import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who gets what of a quote. Into which wallets is not said: the buyer chooses the provider later.
 */
public final class QuoteSplit {
    private QuoteSplit() {}

    /** Whether anybody but the merchant gets something. */
    public static boolean isDivided(
            Merchant merchant, Optional<Merchant> platform, Optional<Affiliate> affiliate) {
        return affiliate.isPresent()
                || (platform.isPresent() && rule(merchant, platform).isPresent());
    }

    /**
     * As in a cart, and what is left is the platform's; a merchant without one keeps it. Empty if
     * the affiliate would get more than there is for both.
     */
    public static Optional<SplitPlan> of(
            Merchant merchant, Optional<Merchant> platform, Optional<Affiliate> affiliate) {
        var rule = rule(merchant, platform).orElseGet(SplitRule::allToTheMerchant);
        var forAffiliate =
                affiliate.map(it -> it.share().orElse(rule.affiliate())).orElse(new BasisPoints(0));
        return rule.giving(forAffiliate)
                .map(
                        parts -> {
                            var seller = payee(Role.MERCHANT, merchant.id());
                            var shares = new ArrayList<Share>();
                            if (platform.isPresent()) {
                                add(shares, seller, parts.merchant());
                            }
                            affiliate.ifPresent(
                                    it ->
                                            add(
                                                    shares,
                                                    new Payee(
                                                            Role.AFFILIATE,
                                                            it.reference().value(),
                                                            Optional.empty()),
                                                    parts.affiliate()));
                            return new SplitPlan(
                                    platform.map(it -> payee(Role.PLATFORM, it.id()))
                                            .orElse(seller),
                                    shares);
                        });
    }

    /** Somebody's part of the whole. */
    public record Part(Payee payee, int basisPoints) {}

    /** Everybody's part, the owner's rest at the end. */
    public static List<Part> parts(SplitPlan plan) {
        var parts = new ArrayList<Part>();
        var rest = BasisPoints.WHOLE;
        for (var share : plan.shares()) {
            if (share instanceof Share.Percentage it) {
                rest -= it.part().value();
                parts.add(new Part(it.payee(), it.part().value()));
            }
        }
        parts.add(new Part(plan.owner(), rest));
        return List.copyOf(parts);
    }

    private static Optional<SplitRule> rule(Merchant merchant, Optional<Merchant> platform) {
        return merchant.splitRule().or(() -> platform.flatMap(Merchant::splitRule));
    }

    private static Payee payee(Role role, MerchantId merchant) {
        return new Payee(role, merchant.value().toString(), Optional.empty());
    }

    private static void add(List<Share> shares, Payee payee, BasisPoints part) {
        if (part.value() > 0) {
            shares.add(new Share.Percentage(payee, part));
        }
    }
}
