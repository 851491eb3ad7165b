package dev.catraca.application.payment;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.OpenPayment.Result;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentTerms;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A buyer wants to pay for a plan: places the order, priced by the catalogue, and opens a page at
 * the provider. The same buyer and plan get the same page while it is open, and so does whoever
 * repeats the order's id, so no repetition leaves two pages to pay on.
 *
 * <p>What is left by a crash: before the first commit nothing; after it an order with a requested
 * payment, which {@link SettlePayments} opens again with the same key, as does the next request of
 * the buyer.
 */
public final class StartPayment {
    /**
     * Who is silent for longer than a call may take has died: then somebody else looks after it.
     */
    static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private final Merchants merchants;
    private final Accounts accounts;
    private final Plans plans;
    private final Orders orders;
    private final Payments payments;
    private final Timeline timeline;
    private final CountRequest limits;
    private final OpenPayment opening;
    private final SettlePayments settling;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Duration lifetime;

    public StartPayment(
            Merchants merchants,
            ProviderAccounts accounts,
            Plans plans,
            Orders orders,
            Payments payments,
            Timeline timeline,
            CountRequest limits,
            OpenPayment opening,
            SettlePayments settling,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Duration lifetime) {
        this.merchants = merchants;
        this.accounts = new Accounts(accounts);
        this.plans = plans;
        this.orders = orders;
        this.payments = payments;
        this.timeline = timeline;
        this.limits = limits;
        this.opening = opening;
        this.settling = settling;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** The caller chooses the order's id, so that a repeated request means the same order. */
    public record Command(
            OrderId order,
            Slug merchant,
            PlanCode plan,
            Buyer buyer,
            Optional<URI> returnUrl,
            Optional<ProviderName> provider) {}

    /** What came of the wish to pay. */
    public sealed interface Outcome {
        record Opened(OrderId order, ChargeReference charge, URI page, Instant expiresAt)
                implements Outcome {}

        record MerchantUnknown() implements Outcome {}

        record PlanUnknown() implements Outcome {}

        record ReturnNotAllowed() implements Outcome {}

        record ProviderNotConfigured() implements Outcome {}

        /** The provider said no; nothing happened. */
        record Refused() implements Outcome {}

        /** No page can be shown now; asking again later is safe and goes on where this ended. */
        record Unavailable(Duration retryAfter) implements Outcome {}

        /** The buyer has begun too many checkouts lately; this one was not begun. */
        record TooMany(CountRequest.Outcome.Exceeded limit) implements Outcome {}

        /** An order of this id is over already. */
        record NotOpen(OrderId order) implements Outcome {}
    }

    public Outcome start(Command command) {
        var merchant = merchants.find(command.merchant()).orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        var plan = plans.find(merchant.id(), command.plan()).orElse(null);
        if (plan == null) {
            return new Outcome.PlanUnknown();
        }
        if (!command.returnUrl().map(merchant::mayReturnTo).orElse(true)) {
            return new Outcome.ReturnNotAllowed();
        }
        var account =
                command.provider()
                        .or(merchant::defaultProvider)
                        .flatMap(it -> accounts.of(merchant, it))
                        .orElse(null);
        if (account == null) {
            return new Outcome.ProviderNotConfigured();
        }
        try {
            return start(command, merchant, plan, account);
        } catch (LimitReached reached) {
            return new Outcome.TooMany(reached.limit);
        }
    }

    private Outcome start(Command command, Merchant merchant, Plan plan, ProviderAccount account) {
        var latest = place(command, merchant, plan, account);
        if (isOver(latest)) {
            // Its page has closed; once the provider confirms that, the buyer gets a new order.
            settling.settle(new Hint.OfOrder(latest.terms().order()));
            latest = place(command, merchant, plan, account);
        }
        return switch (latest) {
            case Payment.Unsettled unsettled -> open(unsettled, account);
            case Payment.Ended it -> new Outcome.NotOpen(it.terms().order());
            case Payment.Collected it -> new Outcome.NotOpen(it.terms().order());
        };
    }

    private Outcome open(Payment.Unsettled payment, ProviderAccount account) {
        return switch (opening.open(payment, account)) {
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

    /** The order's latest attempt, be it new or there already. */
    private Payment place(Command command, Merchant merchant, Plan plan, ProviderAccount account) {
        return transactions.compute(
                () -> {
                    var now = clock.instant();
                    var terms =
                            new OrderTerms(
                                    merchant.id(),
                                    Optional.empty(),
                                    command.buyer(),
                                    OrderLines.of(PlanLine.of(plan)),
                                    1,
                                    command.returnUrl(),
                                    now);
                    var existing = orders.addUnlessOpen(new Order.Open(command.order(), terms));
                    if (existing.isPresent()) {
                        return payments.latest(existing.get()).orElseThrow();
                    }
                    count(command.buyer());
                    return request(command.order(), terms, account, now);
                });
    }

    /** Only what is really new is counted, and an order too many is not placed. */
    private void count(Buyer buyer) {
        var address = buyer.email().value();
        if (limits.count(new CountRequest.Command(Limit.CHECKOUT, address))
                instanceof CountRequest.Outcome.Exceeded limit) {
            throw new LimitReached(limit);
        }
    }

    /** Takes the order back with its transaction. */
    @SuppressWarnings("serial") // never serialised
    private static final class LimitReached extends RuntimeException {
        private final CountRequest.Outcome.Exceeded limit;

        LimitReached(CountRequest.Outcome.Exceeded limit) {
            super("the order is one too many", null, false, false);
            this.limit = limit;
        }
    }

    private Payment request(OrderId order, OrderTerms terms, ProviderAccount account, Instant now) {
        var payment =
                new Payment.Requested(
                        new PaymentTerms(
                                new PaymentId(ids.next()),
                                order,
                                1,
                                account.provider(),
                                account.merchant(),
                                terms.total(),
                                now,
                                now.plus(lifetime)));
        payments.add(payment, now.plus(LONGEST_CALL));
        timeline.append(new TimelineEntry(order, now, Event.ORDER_PLACED));
        timeline.append(
                new TimelineEntry(
                        order,
                        now,
                        Event.PAYMENT_REQUESTED,
                        Map.of("provider", account.provider().value(), "attempt", "1")));
        return payment;
    }
}
