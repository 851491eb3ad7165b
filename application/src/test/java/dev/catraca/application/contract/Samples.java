package dev.catraca.application.contract;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Something to store: each call makes another one. Times are whole microseconds, as stored. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");
    public static final ProviderName STRIPE = new ProviderName("stripe");

    private Samples() {}

    public static Merchant merchant() {
        return merchant(Optional.empty());
    }

    /** Sells through the other's accounts. */
    public static Merchant unitOf(Merchant platform) {
        return merchant(Optional.of(platform.id()));
    }

    private static Merchant merchant(Optional<MerchantId> platform) {
        var id = UUID.randomUUID();
        return new Merchant(
                new MerchantId(id),
                new Slug("m-" + id),
                "Nexus",
                Optional.empty(),
                platform,
                Optional.empty(),
                ZoneId.of("America/Sao_Paulo"),
                Money.currency("BRL"),
                Set.of(new Origin("https://nexus.example")),
                LateMoney.ACCEPT,
                Optional.of(STRIPE),
                MainSystemKind.EMBEDDED,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** An open order of another buyer. */
    public static Order.Open order(MerchantId merchant) {
        return order(merchant, "buyer-" + UUID.randomUUID() + "@example.com");
    }

    public static Order.Open order(MerchantId merchant, String email) {
        return order(merchant, email, NOW);
    }

    /** An open order of another buyer, placed at this time. */
    public static Order.Open orderPlaced(MerchantId merchant, Instant placedAt) {
        return order(merchant, "buyer-" + UUID.randomUUID() + "@example.com", placedAt);
    }

    private static Order.Open order(MerchantId merchant, String email, Instant placedAt) {
        return new Order.Open(
                new OrderId(UUID.randomUUID()),
                new OrderTerms(
                        merchant,
                        Optional.of("ref-" + UUID.randomUUID()),
                        new Buyer(
                                new Email(email),
                                Optional.of(new PersonName("Ana")),
                                Optional.of(TaxId.of("529.982.247-25")),
                                Optional.of(new Phone("(11) 98765-4321"))),
                        OrderLines.of(
                                new PlanLine(
                                        new PlanCode("pro"),
                                        "Pro",
                                        Money.of(19990, "BRL"),
                                        BillingCycle.ONCE,
                                        OptionalInt.of(30))),
                        3,
                        Optional.of(URI.create("https://nexus.example/back?a=1")),
                        placedAt));
    }

    /** The order's first attempt. */
    public static Payment.Requested payment(Order order) {
        return payment(order, 1);
    }

    public static Payment.Requested payment(Order order, int attempt) {
        return new Payment.Requested(
                new PaymentTerms(
                        new PaymentId(UUID.randomUUID()),
                        order.id(),
                        attempt,
                        STRIPE,
                        order.terms().merchant(),
                        order.terms().total(),
                        NOW,
                        NOW.plus(Duration.ofMinutes(30))));
    }

    public static ChargeReference reference() {
        return new ChargeReference("cs_test_" + UUID.randomUUID());
    }

    /** An open order, stored, of a merchant that is stored too. */
    public static Order.Open addedOrder(Database database) {
        var merchant = merchant();
        var order = order(merchant.id());
        database.transactions().run(() -> database.merchants().put(merchant));
        database.transactions().run(() -> database.orders().addUnlessOpen(order));
        return order;
    }

    /** Stores a payment of the order whose money has arrived. */
    public static Payment collect(Database database, Order order, int attempt) {
        var requested = payment(order, attempt);
        var collected =
                collected(
                        requested.opened(
                                reference(), URI.create("https://checkout.stripe.com/c/1")));
        database.transactions()
                .run(
                        () -> {
                            database.payments().add(requested, NOW);
                            database.payments().save(collected, Optional.empty());
                        });
        return collected;
    }

    public static ChargeFact expired() {
        return new ChargeFact.Expired(NOW);
    }

    /** The same payment after all its money arrived. */
    public static Payment.Collected collected(Payment payment) {
        return new Payment.Collected(
                payment.terms(),
                PaymentState.PAID,
                payment.reference().or(() -> Optional.of(reference())),
                payment.terms().amount(),
                Optional.of(payment.terms().amount().minus(Money.of(99, "BRL"))),
                Money.of(0, "BRL"),
                Optional.of(PaymentMethod.CARD),
                NOW.plusSeconds(60));
    }
}
