package dev.catraca.wiring;

import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.payment.FollowCheckouts;
import dev.catraca.application.payment.ReadCheckout;
import dev.catraca.application.payment.port.Journeys;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.quote.FindQuote;
import dev.catraca.application.quote.IssueQuote;
import dev.catraca.application.quote.ListQuoteKeys;
import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.application.quote.port.Quotes;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the use cases around quotes and checkouts, once. */
@Dependent
class QuoteUseCases {
    @Produces
    @Singleton
    static IssueQuote issueQuote(
            Merchants merchants,
            PriceLines pricing,
            Coupons coupons,
            Affiliates affiliates,
            Quotes quotes,
            QuoteKeys keys,
            Clock clock) {
        return new IssueQuote(merchants, pricing, coupons, affiliates, quotes, keys, clock);
    }

    @Produces
    @Singleton
    static FindQuote findQuote(Merchants merchants, Quotes quotes, QuoteKeys keys) {
        return new FindQuote(merchants, quotes, keys);
    }

    @Produces
    @Singleton
    static ReadCheckout readCheckout(Orders orders, Payments payments) {
        return new ReadCheckout(orders, payments);
    }

    @Produces
    @Singleton
    static FollowCheckouts followCheckouts(Journeys journeys) {
        return new FollowCheckouts(journeys);
    }

    @Produces
    @Singleton
    static ListQuoteKeys listQuoteKeys(QuoteKeys keys) {
        return new ListQuoteKeys(keys);
    }
}
