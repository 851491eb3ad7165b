package dev.catraca.application.sale;

import dev.catraca.application.blocklist.FindBlocked;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.ApplyReport;
import dev.catraca.application.payment.OpenPayment;
import dev.catraca.application.payment.WriteReceiptMail;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.sale.UnitDesks.Desk;
import dev.catraca.application.sale.port.CardTokens;
import dev.catraca.application.sale.port.CardTokens.Opening;
import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.application.sale.port.SaleQuotes;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.sale.CustomerField;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.SaleQuote;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sells a plan at a unit's counter, once: the unit's system honours no key, so whoever asks it
 * twice sells twice.
 *
 * <p>What is true after a crash:
 *
 * <table>
 *   <caption>crash after …</caption>
 *   <tr><td>nothing, or asking who buys and what it costs</td><td>nothing happened; the card's token
 *       can be used</td></tr>
 *   <tr><td>order, attempt and the token's redemption are written, in one transaction</td><td>it may
 *       be sold: nobody sends it again, because nobody can open the token again and the attempt
 *       stands in the way; the ordinary settling looks for it</td></tr>
 *   <tr><td>the call, its answer lost or in hand</td><td>the same</td></tr>
 *   <tr><td>the record</td><td>it is done; asking again finds the order</td></tr>
 * </table>
 */
public final class SellPlan {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final UnitDesks desks;
    private final BuyerCheck buyers;
    private final ReadUnitPlans plans;
    private final UnitSystem system;
    private final SellsDirectly seller;
    private final SaleQuotes quotes;
    private final CardTokens tokens;
    private final RedeemedCardTokens redeemed;
    private final Sales sales;
    private final RecordedSales recording;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public SellPlan(
            Merchants merchants,
            ProviderAccounts accounts,
            ReadUnitPlans plans,
            AskUnit asking,
            UnitSystem system,
            SellsDirectly seller,
            SaleQuotes quotes,
            CheckHuman humans,
            FindBlocked blocked,
            CardTokens tokens,
            RedeemedCardTokens redeemed,
            Sales sales,
            Orders orders,
            Payments payments,
            Timeline timeline,
            ApplyReport applying,
            WriteReceiptMail mail,
            Transactions transactions,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        this.desks = new UnitDesks(merchants, accounts, system.name());
        this.buyers = new BuyerCheck(seller, humans, blocked, asking);
        this.plans = plans;
        this.system = system;
        this.seller = seller;
        this.quotes = quotes;
        this.tokens = tokens;
        this.redeemed = redeemed;
        this.sales = sales;
        this.recording =
                new RecordedSales(
                        sales,
                        orders,
                        payments,
                        timeline,
                        applying,
                        mail,
                        transactions,
                        doorbell,
                        clock);
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The caller chooses the order's id, so that a request that is resumed means the same sale. The
     * token is there exactly if the method is {@code CARD}; without instalments the token's count,
     * or there is one.
     */
    public record Command(
            OrderId order,
            Slug unit,
            PlanCode plan,
            PaymentMethod method,
            Customer customer,
            Optional<CardToken> token,
            Optional<Integer> installments,
            Optional<Integer> dueDay,
            Optional<String> coupon,
            Optional<QuoteId> quote,
            String challenge,
            Optional<String> address) {
        @Override
        public String toString() {
            return "Command[%s, %s]".formatted(order, unit);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** Paid. The provider's numbers are empty where it gives none. */
        record Sold(
                OrderId order, Optional<String> code, Optional<String> transaction, Money amount)
                implements Outcome {}

        /** The buyer has to pay by this, now or since before. */
        record Issued(
                OrderId order,
                Optional<String> code,
                Optional<String> transaction,
                Money amount,
                Voucher voucher)
                implements Outcome {}

        /** It may be sold or not, and is being looked for. */
        record InReview(OrderId order, Money amount) implements Outcome {}

        record UnitUnknown() implements Outcome {}

        record NotSellable() implements Outcome {}

        record MethodNotOffered() implements Outcome {}

        /** The buyer's browser has not shown that it is a person's. */
        record NotHuman() implements Outcome {}

        /** Nobody can tell now whether it is a person. */
        record HumanUnclear() implements Outcome {}

        record Blocked() implements Outcome {}

        /** The unit wants to know more of the customer. */
        record Lacking(Set<CustomerField> fields) implements Outcome {}

        record PlanUnknown() implements Outcome {}

        record InstallmentsNotOffered(int most) implements Outcome {}

        record DueDayNotOffered() implements Outcome {}

        record QuoteExpired() implements Outcome {}

        /** The quote is another unit's, or offers something else than is asked for. */
        record QuoteChanged() implements Outcome {}

        record TokenInvalid() implements Outcome {}

        record TokenUsed() implements Outcome {}

        record TokenExpired() implements Outcome {}

        record CardDeclined() implements Outcome {}

        /** The unit's system says no; certainly nothing was sold. */
        record Refused() implements Outcome {}

        /**
         * An earlier sale to the same customer may have happened: nothing is sold until we know.
         */
        record AttemptUnresolved(OrderId order) implements Outcome {}

        /** An order of this id is over already. */
        record NotOpen(OrderId order) implements Outcome {}

        /** Certainly nothing was sent. */
        record Unavailable(Duration retryAfter) implements Outcome {}
    }

    public Outcome sell(Command command) {
        return switch (desks.of(command.unit())) {
            case Desk.Unknown() -> new Outcome.UnitUnknown();
            case Desk.Closed() -> new Outcome.NotSellable();
            case Desk.Open(var unit, var account) ->
                    // Whoever repeats a request that was written is told how it stands.
                    recording
                            .find(command.order())
                            .or(() -> buyers.refusal(command, unit, account))
                            .orElseGet(() -> sell(command, unit, account));
        };
    }

    private Outcome sell(Command command, Merchant unit, ProviderAccount account) {
        return switch (plans.read(new ReadUnitPlans.Command(command.unit()))) {
            case ReadUnitPlans.Outcome.UnitUnknown() -> new Outcome.UnitUnknown();
            case ReadUnitPlans.Outcome.NotSellable() -> new Outcome.NotSellable();
            case ReadUnitPlans.Outcome.Unavailable(var retryAfter) ->
                    new Outcome.Unavailable(retryAfter);
            case ReadUnitPlans.Outcome.Offered it when !it.isSellable() ->
                    new Outcome.Unavailable(SOON);
            case ReadUnitPlans.Outcome.Offered it -> open(command, unit, account, it.plans());
        };
    }

    private Outcome open(
            Command command, Merchant unit, ProviderAccount account, List<OfferedPlan> offered) {
        if (command.token().isEmpty()) {
            return sell(new Purchase(command, unit, account, Optional.empty()), offered);
        }
        return switch (tokens.open(command.token().get(), unit.id(), clock.instant())) {
            case Opening.Invalid() -> new Outcome.TokenInvalid();
            case Opening.Expired() -> new Outcome.TokenExpired();
            case Opening.Opened card ->
                    sell(new Purchase(command, unit, account, Optional.of(card)), offered);
        };
    }

    /** What is bought, and with which card. */
    private record Purchase(
            Command command,
            Merchant unit,
            ProviderAccount account,
            Optional<Opening.Opened> card) {
        SaleWish wish() {
            return new SaleWish(command.plan(), installments(), command.dueDay(), command.coupon());
        }

        private int installments() {
            return command.installments()
                    .or(() -> card.map(it -> it.contents().instalments().orElse(1)))
                    .orElse(1);
        }

        @Override
        public String toString() {
            return "Purchase[%s]".formatted(command.order());
        }
    }

    private Outcome sell(Purchase purchase, List<OfferedPlan> offered) {
        return WishCheck.refusal(purchase.wish(), offered)
                .map(SellPlan::refused)
                .orElseGet(() -> price(purchase, offered));
    }

    private static Outcome refused(WishCheck.Refusal refusal) {
        return switch (refusal) {
            case WishCheck.Refusal.PlanUnknown() -> new Outcome.PlanUnknown();
            case WishCheck.Refusal.InstallmentsNotOffered(var most) ->
                    new Outcome.InstallmentsNotOffered(most);
            case WishCheck.Refusal.DueDayNotOffered() -> new Outcome.DueDayNotOffered();
        };
    }

    /** As the quote says, or as the unit's system says now. */
    private Outcome price(Purchase purchase, List<OfferedPlan> offered) {
        var plan = WishCheck.find(purchase.command().plan(), offered).orElseThrow();
        if (purchase.command().quote().isPresent()) {
            var quote = quotes.find(purchase.command().quote().get()).orElse(null);
            return quote == null || quote.isOver(clock.instant())
                    ? new Outcome.QuoteExpired()
                    : asQuoted(purchase, plan, quote);
        }
        var today = clock.instant().atZone(purchase.unit().zone()).toLocalDate();
        return switch (system.simulate(purchase.wish(), today, purchase.account())) {
            case Reply.Known<Simulation>(var it) -> place(purchase, plan, it);
            case Reply.Refused<Simulation>(_) -> new Outcome.Refused();
            case Reply.Unavailable<Simulation>(_, var retryAfter) ->
                    new Outcome.Unavailable(retryAfter.orElse(SOON));
        };
    }

    private Outcome asQuoted(Purchase purchase, OfferedPlan plan, SaleQuote quote) {
        var isTheSame =
                quote.unit().equals(purchase.unit().id()) && quote.wish().equals(purchase.wish());
        return isTheSame ? place(purchase, plan, quote.simulation()) : new Outcome.QuoteChanged();
    }

    private Outcome place(Purchase purchase, OfferedPlan plan, Simulation price) {
        var order = order(purchase, plan, price);
        var payment = request(purchase, order);
        try {
            var other = transactions.compute(() -> write(purchase, order, payment));
            return other.map(this::standing).orElseGet(() -> call(purchase, order, payment));
        } catch (TokenSpent _) {
            return new Outcome.TokenUsed();
        }
    }

    /** The order in the way; else order, attempt and redemption are written, all or none. */
    private Optional<OrderId> write(
            Purchase purchase, Order.Open order, Payment.Requested payment) {
        var now = order.terms().placedAt();
        var other =
                sales.place(
                        order,
                        payment,
                        purchase.command().method(),
                        now.plus(OpenPayment.LONGEST_CALL.multipliedBy(2)),
                        entries(purchase, payment));
        if (other.isEmpty()
                && purchase.card().isPresent()
                && !redeemed.redeem(purchase.card().get().id(), purchase.unit().id(), now)) {
            throw new TokenSpent();
        }
        return other;
    }

    /** Takes the order back with its transaction. */
    @SuppressWarnings("serial") // never serialised
    private static final class TokenSpent extends RuntimeException {
        TokenSpent() {
            super("the card's token was used", null, false, false);
        }
    }

    /** The same customer holds a PIX or boleto for this, or an answer is missing. */
    private Outcome standing(OrderId id) {
        return recording.find(id).orElseThrow() instanceof Outcome.Issued it
                ? it
                : new Outcome.AttemptUnresolved(id);
    }

    private Outcome call(Purchase purchase, Order.Open order, Payment.Requested payment) {
        var command = purchase.command();
        var outcome =
                seller.sell(
                        new SaleRequest(
                                payment.terms(),
                                purchase.wish(),
                                command.method(),
                                command.customer(),
                                purchase.card().map(it -> it.contents().card()),
                                command.challenge(),
                                command.address()),
                        purchase.account());
        return recording.record(outcome, purchase.unit(), order, payment);
    }

    private Order.Open order(Purchase purchase, OfferedPlan plan, Simulation price) {
        var command = purchase.command();
        var customer = command.customer();
        var now = clock.instant();
        var today = now.atZone(purchase.unit().zone()).toLocalDate();
        return new Order.Open(
                command.order(),
                new OrderTerms(
                        purchase.unit().id(),
                        Optional.empty(),
                        new Buyer(
                                customer.email(),
                                Optional.of(customer.name()),
                                Optional.of(customer.taxId()),
                                Optional.of(customer.phone())),
                        OrderLines.of(SoldPeriod.line(plan, price, today)),
                        purchase.wish().installments(),
                        Optional.empty(),
                        now));
    }

    private Payment.Requested request(Purchase purchase, Order.Open order) {
        var now = order.terms().placedAt();
        return new Payment.Requested(
                new PaymentTerms(
                        new PaymentId(ids.next()),
                        order.id(),
                        1,
                        purchase.account().provider(),
                        purchase.account().merchant(),
                        order.terms().total(),
                        now,
                        now.plus(Duration.ofDays(1))));
    }

    private List<TimelineEntry> entries(Purchase purchase, Payment.Requested payment) {
        var plan = purchase.command().plan().value();
        return List.of(
                entry(payment, Event.ORDER_PLACED, Map.of("plan", plan)),
                entry(
                        payment,
                        Event.PAYMENT_REQUESTED,
                        Map.of("provider", payment.terms().provider().value(), "attempt", "1")));
    }

    private TimelineEntry entry(Payment payment, Event event, Map<String, String> facts) {
        return new TimelineEntry(payment.terms().order(), clock.instant(), event, facts);
    }
}
