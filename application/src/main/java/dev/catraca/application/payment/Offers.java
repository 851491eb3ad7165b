package dev.catraca.application.payment;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.payment.StartPayment.Command;
import dev.catraca.application.payment.StartPayment.Outcome;
import dev.catraca.application.payment.StartPayment.Wish;
import dev.catraca.application.quote.FindQuote;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.quote.Quote;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.split.SplitPlan;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What a buyer who wants to pay is asked to pay for: the catalogue's price, or a quote's. */
final class Offers {
    private final Merchants merchants;
    private final Plans plans;
    private final FindQuote quotes;
    private final Orders orders;
    private final Clock clock;

    Offers(Merchants merchants, Plans plans, FindQuote quotes, Orders orders, Clock clock) {
        this.merchants = merchants;
        this.plans = plans;
        this.quotes = quotes;
        this.orders = orders;
        this.clock = clock;
    }

    /** A wish with its price, or why there is none. */
    sealed interface Priced {
        /**
         * A binding offer is kept to the letter; one of the catalogue gives way to an open page of
         * the same plan. The split does not name wallets yet. The facts explain the order.
         */
        record Offer(
                Merchant merchant,
                OrderLines lines,
                Optional<AppliedCoupon> coupon,
                Optional<SplitPlan> split,
                int installments,
                boolean isBinding,
                Map<String, String> facts)
                implements Priced {

            /** With the wallets of those who share it. */
            Offer divided(SplitPlan split) {
                return new Offer(
                        merchant,
                        lines,
                        coupon,
                        Optional.of(split),
                        installments,
                        isBinding,
                        facts);
            }
        }

        record Refused(Outcome reason) implements Priced {}
    }

    Priced of(Command command) {
        return switch (command.wish()) {
            case Wish.Plan plan -> ofCatalogue(plan);
            case Wish.Quoted(var quote) -> ofQuote(quote, command.order());
        };
    }

    private Priced ofCatalogue(Wish.Plan wish) {
        var merchant = merchants.find(wish.merchant()).orElse(null);
        if (merchant == null) {
            return new Priced.Refused(new Outcome.MerchantUnknown());
        }
        return plans.find(merchant.id(), wish.code())
                .map(it -> OrderLines.of(PlanLine.of(it)))
                .<Priced>map(
                        it ->
                                new Priced.Offer(
                                        merchant,
                                        it,
                                        Optional.empty(),
                                        Optional.empty(),
                                        1,
                                        false,
                                        Map.of()))
                .orElseGet(() -> new Priced.Refused(new Outcome.PlanUnknown()));
    }

    private Priced ofQuote(QuoteId id, OrderId order) {
        return switch (quotes.find(id)) {
            case FindQuote.Outcome.Unknown() -> new Priced.Refused(new Outcome.QuoteUnknown());
            case FindQuote.Outcome.NotAuthentic() ->
                    new Priced.Refused(new Outcome.QuoteNotAuthentic());
            case FindQuote.Outcome.Found(var quote, _) when isTooLate(quote, order) ->
                    new Priced.Refused(new Outcome.QuoteExpired());
            case FindQuote.Outcome.Found(var quote, var merchant) ->
                    new Priced.Offer(
                            merchant,
                            quote.lines(),
                            quote.coupon(),
                            quote.split(),
                            quote.installments(),
                            true,
                            Map.of("quote", quote.id().toString()));
        };
    }

    /** Whoever placed the order in time may go on with it. */
    private boolean isTooLate(Quote quote, OrderId order) {
        return quote.isOver(clock.instant()) && orders.find(order).isEmpty();
    }
}
