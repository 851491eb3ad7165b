package dev.catraca.application.quote;

import dev.catraca.application.catalogue.PriceLines.Item;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.application.quote.port.Quotes;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.quote.Instalments;
import dev.catraca.domain.quote.Quote;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.QuoteText;
import dev.catraca.domain.quote.SignedQuote;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prices what somebody wants to buy by the catalogue, and signs the offer. The caller chooses the
 * id, so that a repeated request gets the same quote.
 */
public final class IssueQuote {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Merchants merchants;
    private final Plans plans;
    private final Quotes quotes;
    private final QuoteKeys keys;
    private final Clock clock;

    public IssueQuote(
            Merchants merchants, Plans plans, Quotes quotes, QuoteKeys keys, Clock clock) {
        this.merchants = merchants;
        this.plans = plans;
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

    /** What came of the wish for an offer; {@code item} is its index among the items. */
    public sealed interface Outcome {
        record Issued(SignedQuote quote) implements Outcome {}

        record MerchantUnknown() implements Outcome {}

        record PlanUnknown(int item) implements Outcome {}

        record ProductUnknown(int item) implements Outcome {}

        record CouponUnknown() implements Outcome {}

        record AffiliateUnknown() implements Outcome {}

        /** Access is sold once per order. */
        record OnePlanPerOrder() implements Outcome {}

        /** Or none at all: 1 to {@code most} are on offer. */
        record InstallmentsNotOffered(int most) implements Outcome {}
    }

    public Outcome issue(Command command) {
        var merchant = merchants.find(command.merchant()).orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        if (command.coupon().isPresent()) {
            return new Outcome.CouponUnknown();
        }
        if (command.affiliate().isPresent()) {
            return new Outcome.AffiliateUnknown();
        }
        var lines = new ArrayList<OrderLine>();
        var limit = Integer.MAX_VALUE;
        for (var item = 0; item < command.items().size(); item++) {
            switch (command.items().get(item)) {
                case Item.OfProduct _ -> {
                    return new Outcome.ProductUnknown(item);
                }
                case Item.OfPlan(var code, var quantity) -> {
                    var plan = plans.find(merchant.id(), code).orElse(null);
                    if (plan == null) {
                        return new Outcome.PlanUnknown(item);
                    }
                    if (quantity != 1 || !lines.isEmpty()) {
                        return new Outcome.OnePlanPerOrder();
                    }
                    lines.add(PlanLine.of(plan));
                    limit = Math.min(limit, plan.maxInstallments());
                }
            }
        }
        return offer(command, merchant, new OrderLines(lines), limit);
    }

    private Outcome offer(Command command, Merchant merchant, OrderLines lines, int limit) {
        var most = Instalments.most(lines.total(), limit);
        if (command.installments() < 1 || command.installments() > most) {
            return new Outcome.InstallmentsNotOffered(most);
        }
        var expiresAt = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
        var quote =
                new Quote(command.quote(), merchant.id(), lines, command.installments(), expiresAt);
        var signed = new SignedQuote(quote, keys.sign(QuoteText.of(quote, merchant.slug())));
        // A request that is resumed finds the quote it made before.
        return new Outcome.Issued(
                quotes.add(signed) ? signed : quotes.find(quote.id()).orElseThrow());
    }
}
