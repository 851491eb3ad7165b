package dev.catraca.wiring;

import dev.catraca.application.cart.ChangeOrderLines;
import dev.catraca.application.cart.CheckCartSignature;
import dev.catraca.application.cart.CreateOrder;
import dev.catraca.application.cart.PayCart;
import dev.catraca.application.cart.QuoteCart;
import dev.catraca.application.cart.ReleaseStock;
import dev.catraca.application.cart.port.Carts;
import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.Signatures;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Stock;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.OpenPayment;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the use cases around carts, once. */
@Dependent
class CartUseCases {
    @Produces
    @Singleton
    static PriceLines priceLines(Plans plans, Products products) {
        return new PriceLines(plans, products);
    }

    @Produces
    @Singleton
    static CreateOrder createOrder(
            Merchants merchants,
            RegisteredBuyers buyers,
            PriceLines pricing,
            Orders orders,
            Timeline timeline,
            Transactions transactions,
            Clock clock) {
        return new CreateOrder(merchants, buyers, pricing, orders, timeline, transactions, clock);
    }

    @Produces
    @Singleton
    static ChangeOrderLines changeOrderLines(
            Merchants merchants, PriceLines pricing, Orders orders, Transactions transactions) {
        return new ChangeOrderLines(merchants, pricing, orders, transactions);
    }

    @Produces
    @Singleton
    static PayCart payCart(
            SigningSecrets secrets,
            Signatures signatures,
            Carts carts,
            Payments payments,
            OpenPayment opening,
            CountRequest limits,
            Transactions transactions,
            Ids ids,
            Clock clock,
            PaymentProviders providers,
            @ConfigProperty(name = "catraca.sites.xeco.merchant", defaultValue = "xeco")
                    String platform,
            @ConfigProperty(name = "catraca.sites.xeco.provider", defaultValue = "asaas")
                    String provider) {
        return new PayCart(
                new CheckCartSignature(secrets, signatures, clock),
                carts,
                payments,
                opening,
                limits,
                transactions,
                ids,
                clock,
                new Slug(platform),
                new ProviderName(provider),
                shortestPage(providers, provider));
    }

    @Produces
    @Singleton
    static QuoteCart quoteCart(
            Carts carts,
            SigningSecrets secrets,
            Signatures signatures,
            CountRequest limits,
            Ids ids,
            Clock clock,
            @ConfigProperty(name = "catraca.sites.xeco.merchant", defaultValue = "xeco")
                    String platform,
            @ConfigProperty(name = "catraca.sites.xeco.provider", defaultValue = "asaas")
                    String provider) {
        return new QuoteCart(
                carts,
                secrets,
                signatures,
                limits,
                ids,
                clock,
                new Slug(platform),
                new ProviderName(provider));
    }

    private static Duration shortestPage(PaymentProviders providers, String provider) {
        return providers
                .find(new ProviderName(provider))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "catraca.sites.xeco.provider: there is no gateway for "
                                                + provider))
                .shortestPage();
    }

    @Produces
    @Singleton
    static ReleaseStock releaseStock(Stock stock) {
        return new ReleaseStock(stock);
    }
}
