package dev.catraca.application.quote;

import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.catalogue.PriceLines.Item;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.application.quote.port.Quotes;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.quote.Instalments;
import dev.catraca.domain.quote.Quote;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.QuoteSplit;
import dev.catraca.domain.quote.QuoteText;
import dev.catraca.domain.quote.SignedQuote;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.split.SplitPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Prices what somebody wants to buy by the catalogue, and signs the offer. The caller chooses the
 * id, so that a repeated request gets the same quote.
 */
public final class IssueQuote {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Where no plan says how many. */
    private static final int MOST_INSTALLMENTS = 12;

    private final Merchants merchants;
    private final PriceLines pricing;
    private final Coupons coupons;
    private final Affiliates affiliates;
    private final Quotes quotes;
    private final QuoteKeys keys;
    private final Clock clock;

    public IssueQuote(
            Merchants merchants,
            PriceLines pricing,
            Coupons coupons,
            Affiliates affiliates,
            Quotes quotes,
            QuoteKeys keys,
            Clock clock) {
        this.merchants = merchants;
        this.pricing = pricing;
        this.coupons = coupons;
        this.affiliates = affiliates;
        this.quotes = quotes;
        this.keys = keys;
        this.clock = clock;
    }

    public record Command(
            QuoteId quote,
            Slug merchant,
            List<Item> items,
            int installments,
            Optional<String> coupon,
            Optional<String> affiliate) {}

    /** What came of the wish for an offer. */
    public sealed interface Outcome {
        record Issued(SignedQuote quote) implements Outcome {}

        record MerchantUnknown() implements Outcome {}

        /** There is something among the items that has no price. */
        record NotPriced(PriceLines.Outcome reason) implements Outcome {}

        record CouponUnknown() implements Outcome {}

        /** It is not valid now, used up, or would leave too little to pay. */
        record CouponInvalid() implements Outcome {}

        record AffiliateUnknown() implements Outcome {}

        /** It is not active, or its share is larger than the rule allows. */
        record AffiliateInvalid() implements Outcome {}

        /** Or none at all: 1 to {@code most} are on offer. */
        record InstallmentsNotOffered(int most) implements Outcome {}
    }

    public Outcome issue(Command command) {
        var merchant = merchants.find(command.merchant()).orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        return switch (pricing.price(merchant.id(), command.items())) {
            case PriceLines.Outcome.Priced priced -> reduce(command, merchant, priced);
            case PriceLines.Outcome reason -> new Outcome.NotPriced(reason);
        };
    }

    private Outcome reduce(Command command, Merchant merchant, PriceLines.Outcome.Priced priced) {
        if (command.coupon().isEmpty()) {
            return share(command, merchant, priced, Optional.empty());
        }
        var coupon = coupon(merchant, command.coupon().get()).orElse(null);
        if (coupon == null) {
            return new Outcome.CouponUnknown();
        }
        try {
            if (coupon.maxUses().orElse(Integer.MAX_VALUE)
                    <= coupons.used(merchant.id(), coupon.code())) {
                return new Outcome.CouponInvalid();
            }
            var applied = AppliedCoupon.of(coupon, priced.lines().total(), clock.instant());
            return share(command, merchant, priced, applied);
        } catch (InvalidValue unusable) {
            return new Outcome.CouponInvalid();
        }
    }

    /** What cannot be a code is nobody's code. */
    private Optional<Coupon> coupon(Merchant merchant, String code) {
        try {
            return coupons.find(merchant.id(), new CouponCode(code));
        } catch (InvalidValue noCode) {
            return Optional.empty();
        }
    }

    private Outcome share(
            Command command,
            Merchant merchant,
            PriceLines.Outcome.Priced priced,
            Optional<AppliedCoupon> coupon) {
        var affiliate = command.affiliate().flatMap(it -> affiliate(merchant, it));
        if (command.affiliate().isPresent() && affiliate.isEmpty()) {
            return new Outcome.AffiliateUnknown();
        }
        if (!affiliate.map(Affiliate::isActive).orElse(true)) {
            return new Outcome.AffiliateInvalid();
        }
        var platform = merchant.platform().flatMap(merchants::find);
        if (!QuoteSplit.isDivided(merchant, platform, affiliate)) {
            return offer(command, merchant, priced, coupon, Optional.empty());
        }
        var split = QuoteSplit.of(merchant, platform, affiliate);
        return split.isPresent()
                ? offer(command, merchant, priced, coupon, split)
                : new Outcome.AffiliateInvalid();
    }

    private Optional<Affiliate> affiliate(Merchant merchant, String text) {
        try {
            var reference = new Reference(text);
            return affiliates
                    .find(merchant.id(), reference)
                    .or(() -> merchant.platform().flatMap(it -> affiliates.find(it, reference)));
        } catch (InvalidValue noReference) {
            return Optional.empty();
        }
    }

    private Outcome offer(
            Command command,
            Merchant merchant,
            PriceLines.Outcome.Priced priced,
            Optional<AppliedCoupon> coupon,
            Optional<SplitPlan> split) {
        var lines = priced.lines();
        var limit = lines.plan().isPresent() ? priced.maxInstallments() : MOST_INSTALLMENTS;
        var total = coupon.map(it -> lines.total().minus(it.discount())).orElseGet(lines::total);
        var most = Instalments.most(total, limit);
        if (command.installments() < 1 || command.installments() > most) {
            return new Outcome.InstallmentsNotOffered(most);
        }
        var expiresAt = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        var quote =
                new Quote(
                        command.quote(),
                        merchant.id(),
                        lines,
                        coupon,
                        split,
                        command.installments(),
                        expiresAt);
        var signed = new SignedQuote(quote, keys.sign(QuoteText.of(quote, merchant.slug())));
        // A request that is resumed finds the quote it made before.
        return new Outcome.Issued(
                quotes.add(signed) ? signed : quotes.find(quote.id()).orElseThrow());
    }
}
