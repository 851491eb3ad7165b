package dev.catraca.application.payment;

import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Stock;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.Offers.Priced;
import dev.catraca.application.payment.OpenPayment.Content;
import dev.catraca.application.payment.OpenPayment.Result;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.Openings;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.quote.FindQuote;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.split.Payee;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A buyer wants to pay for a plan or for what a quote offers: places the order, priced by the
 * catalogue or by the quote, keeps its pieces, and opens a page at the provider. The same buyer and
 * plan get the same page while it is open, and so does whoever repeats the order's id, so no
 * repetition leaves two pages to pay on. Where a quote offers other terms than the open page, that
 * page is closed first.
 *
 * <p>What is left by a crash: before the first commit nothing; after it an order with a requested
 * payment, which {@link SettlePayments} opens again with the same key, as does the next request of
 * the buyer. Where a page of other terms has to make room, that wish is written first and {@link
 * CancelOrder} says what is left of it.
 */
public final class StartPayment {
    /** Who acts for the buyer, whose offer it is. */
    private static final Principal OURSELVES =
            new Principal(new UUID(0, 0), Optional.empty(), Set.of());

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Accounts accounts;
    private final Offers offers;
    private final Wallets wallets;
    private final Stock stock;
    private final Orders orders;
    private final Payments payments;
    private final Openings openings;
    private final Timeline timeline;
    private final CountRequest limits;
    private final OpenPayment opening;
    private final CancelOrder canceling;
    private final SettlePayments settling;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Duration lifetime;

    public StartPayment(
            Merchants merchants,
            ProviderAccounts accounts,
            Plans plans,
            FindQuote quotes,
            Affiliates affiliates,
            Stock stock,
            Orders orders,
            Payments payments,
            Openings openings,
            Timeline timeline,
            CountRequest limits,
            OpenPayment opening,
            CancelOrder canceling,
            SettlePayments settling,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Duration lifetime) {
        this.accounts = new Accounts(accounts);
        this.offers = new Offers(merchants, plans, quotes, orders, clock);
        this.wallets = new Wallets(affiliates);
        this.stock = stock;
        this.orders = orders;
        this.payments = payments;
        this.openings = openings;
        this.timeline = timeline;
        this.limits = limits;
        this.opening = opening;
        this.canceling = canceling;
        this.settling = settling;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** The caller chooses the order's id, so that a repeated request means the same order. */
    public record Command(
            OrderId order,
            Wish wish,
            Buyer buyer,
            Optional<URI> returnUrl,
            Optional<ProviderName> provider) {}

    /** What the buyer wants to pay for. */
    public sealed interface Wish {
        /** A plan, at the price of the catalogue. */
        record Plan(Slug merchant, PlanCode code) implements Wish {}

        /** What a quote offers, at its price, whatever has become of the catalogue. */
        record Quoted(QuoteId quote) implements Wish {}
    }

    /** What came of the wish to pay. */
    public sealed interface Outcome {
        record Opened(OrderId order, ChargeReference charge, URI page, Instant expiresAt)
                implements Outcome {}

        record MerchantUnknown() implements Outcome {}

        record PlanUnknown() implements Outcome {}

        record QuoteUnknown() implements Outcome {}

        /** The quote does not bear our signature. */
        record QuoteNotAuthentic() implements Outcome {}

        record QuoteExpired() implements Outcome {}

        /** Others were faster, and nothing was begun. */
        record StockInsufficient() implements Outcome {}

        /** The coupon was used up since, or by this buyer; nothing was begun. */
        record CouponSpent() implements Outcome {}

        /** Somebody who gets a part of it has no wallet at this provider. */
        record WalletMissing(Payee.Role role) implements Outcome {}

        record ReturnNotAllowed() implements Outcome {}

        record ProviderNotConfigured() implements Outcome {}

        /** The provider said no; nothing happened. */
        record Refused() implements Outcome {}

        /** No page can be shown now; asking again later is safe and goes on where this ended. */
        record Unavailable(Duration retryAfter) implements Outcome {}

        /** The buyer has begun too many checkouts lately; this one was not begun. */
        record TooMany(CountRequest.Outcome.Exceeded limit) implements Outcome {}

        /** The buyer holds a boleto or PIX for this on other terms, which cannot be taken back. */
        record OtherUnderWay() implements Outcome {}

        /** An order of this id is over already. */
        record NotOpen(OrderId order) implements Outcome {}
    }

    public Outcome start(Command command) {
        return switch (offers.of(command)) {
            case Priced.Refused(var reason) -> reason;
            case Priced.Offer offer -> start(command, offer);
        };
    }

    private Outcome start(Command command, Priced.Offer offer) {
        if (!command.returnUrl().map(offer.merchant()::mayReturnTo).orElse(true)) {
            return new Outcome.ReturnNotAllowed();
        }
        var account =
                command.provider()
                        .or(offer.merchant()::defaultProvider)
                        .flatMap(it -> accounts.of(offer.merchant(), it))
                        .orElse(null);
        if (account == null) {
            return new Outcome.ProviderNotConfigured();
        }
        if (offer.split().isEmpty()) {
            return startOrTakeBack(command, offer, account);
        }
        return switch (wallets.name(offer.split().get(), offer.merchant(), account)) {
            case Wallets.Result.Missing(var role) -> new Outcome.WalletMissing(role);
            case Wallets.Result.Named(var split) ->
                    startOrTakeBack(command, offer.divided(split), account);
        };
    }

    private Outcome startOrTakeBack(Command command, Priced.Offer offer, ProviderAccount account) {
        try {
            return start(command, offer, account);
        } catch (TakenBack taken) {
            return taken.why;
        }
    }

    private Outcome start(Command command, Priced.Offer offer, ProviderAccount account) {
        var placed = place(command, offer, account);
        if (isOver(placed.payment())) {
            // Its page has closed; once the provider confirms that, the buyer gets a new order.
            settling.settle(new Hint.OfOrder(placed.order()));
            placed = place(command, offer, account);
        }
        if (placed.isOnOtherTerms()) {
            return replace(placed.order(), command, offer, account);
        }
        return open(placed, account);
    }

    /** The page of the other offer is closed first: nobody shall have two to pay on. */
    private Outcome replace(
            OrderId other, Command command, Priced.Offer offer, ProviderAccount account) {
        return switch (canceling.cancel(new CancelOrder.Command(other, OURSELVES))) {
            case CancelOrder.Outcome.Canceled() -> open(place(command, offer, account), account);
            case CancelOrder.Outcome.NotOpen(var state) when isWithoutMoney(state) ->
                    open(place(command, offer, account), account);
            case CancelOrder.Outcome.NotOpen _ -> new Outcome.NotOpen(other);
            case CancelOrder.Outcome.StillPayable() -> new Outcome.OtherUnderWay();
            case CancelOrder.Outcome.Unclear(var retryAfter) -> new Outcome.Unavailable(retryAfter);
            case CancelOrder.Outcome.OrderUnknown() ->
                    throw new IllegalStateException("order " + other + " was there just now");
        };
    }

    private static boolean isWithoutMoney(OrderState state) {
        return state == OrderState.EXPIRED || state == OrderState.FAILED;
    }

    private Outcome open(Placed placed, ProviderAccount account) {
        return switch (placed.payment()) {
            // Somebody else was faster with other terms again.
            case Payment _ when placed.isOnOtherTerms() -> new Outcome.Unavailable(SOON);
            case Payment.Unsettled unsettled -> open(unsettled, placed.content(), account);
            case Payment.Ended _, Payment.Collected _ -> new Outcome.NotOpen(placed.order());
        };
    }

    private Outcome open(
            Payment.Unsettled payment, Optional<Content> content, ProviderAccount account) {
        return switch (opening.open(payment, content, account)) {
            case Result.Open(var it) ->
                    new Outcome.Opened(
                            it.terms().order(), it.charge(), it.page(), it.terms().expiresAt());
            case Result.Refused() -> new Outcome.Refused();
            case Result.Unavailable(var retryAfter) -> new Outcome.Unavailable(retryAfter);
        };
    }

    private boolean isOver(Payment payment) {
        return payment instanceof Payment.Unsettled
                && !clock.instant().isBefore(payment.terms().expiresAt());
    }

    /** The latest attempt of the buyer's order; if it is new we know what it is for. */
    private record Placed(Payment payment, boolean isOnOtherTerms, Optional<Content> content) {
        OrderId order() {
            return payment.terms().order();
        }
    }

    private Placed place(Command command, Priced.Offer offer, ProviderAccount account) {
        var now = clock.instant();
        var order = new Order.Open(command.order(), terms(command, offer, now));
        var payment = request(order, account, now);
        var entries = entries(payment, offer);
        var content = Optional.of(new Content(order.terms(), Optional.empty()));
        var lookAt = now.plus(OpenPayment.LONGEST_CALL);
        return transactions.compute(
                () -> {
                    if (openings.place(order, payment, lookAt, entries)) {
                        reserve(order, payment);
                        count(command.buyer());
                        return new Placed(payment, false, content);
                    }
                    var existing = orders.addUnlessOpen(order);
                    if (existing.isEmpty()) {
                        // The one that stood in the way is over since.
                        payments.add(payment, lookAt);
                        entries.forEach(timeline::append);
                        reserve(order, payment);
                        count(command.buyer());
                        return new Placed(payment, false, content);
                    }
                    var latest = payments.latest(existing.get()).orElseThrow();
                    return new Placed(
                            latest,
                            offer.isBinding() && !isOnTerms(latest, order.terms()),
                            Optional.empty());
                });
    }

    private static OrderTerms terms(Command command, Priced.Offer offer, Instant now) {
        return new OrderTerms(
                offer.merchant().id(),
                Optional.empty(),
                command.buyer(),
                offer.lines(),
                offer.coupon(),
                offer.installments(),
                offer.split(),
                command.returnUrl(),
                now);
    }

    private boolean isOnTerms(Payment payment, OrderTerms wanted) {
        var order = orders.find(payment.terms().order()).orElseThrow().terms();
        return order.lines().equals(wanted.lines())
                && order.coupon().equals(wanted.coupon())
                && order.split().equals(wanted.split())
                && order.installments() == wanted.installments();
    }

    /** A plan alone needs nothing of the kind, and no statement for it. */
    private void reserve(Order.Open order, Payment.Requested payment) {
        if (!order.terms().holdsStock()) {
            return;
        }
        var until = payment.terms().expiresAt().plus(OpenPayment.GRACE);
        switch (stock.reserve(order, until)) {
            case RESERVED -> {}
            case NOT_IN_STOCK -> throw new TakenBack(new Outcome.StockInsufficient());
            case COUPON_SPENT -> throw new TakenBack(new Outcome.CouponSpent());
        }
    }

    /** Only what is really new is counted, and an order too many is not placed. */
    private void count(Buyer buyer) {
        var address = buyer.email().value();
        if (limits.count(new CountRequest.Command(Limit.CHECKOUT, address))
                instanceof CountRequest.Outcome.Exceeded limit) {
            throw new TakenBack(new Outcome.TooMany(limit));
        }
    }

    /** Takes the order back with its transaction. */
    @SuppressWarnings("serial") // never serialised
    private static final class TakenBack extends RuntimeException {
        private final Outcome why;

        TakenBack(Outcome why) {
            super("the order is taken back", null, false, false);
            this.why = why;
        }
    }

    private Payment.Requested request(Order.Open order, ProviderAccount account, Instant now) {
        return new Payment.Requested(
                new PaymentTerms(
                        new PaymentId(ids.next()),
                        order.id(),
                        1,
                        account.provider(),
                        account.merchant(),
                        order.terms().total(),
                        now,
                        now.plus(lifetime)));
    }

    private static List<TimelineEntry> entries(Payment.Requested payment, Priced.Offer offer) {
        var terms = payment.terms();
        var facts = Map.of("provider", terms.provider().value(), "attempt", "1");
        return List.of(
                new TimelineEntry(
                        terms.order(), terms.requestedAt(), Event.ORDER_PLACED, offer.facts()),
                new TimelineEntry(
                        terms.order(), terms.requestedAt(), Event.PAYMENT_REQUESTED, facts));
    }
}
