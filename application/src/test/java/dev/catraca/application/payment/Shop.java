package dev.catraca.application.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.catalogue.PriceLines.Item;
import dev.catraca.application.fakes.Gateways;
import dev.catraca.application.fakes.InMemoryCounters;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.fakes.InMemoryStock;
import dev.catraca.application.fakes.KeyedMainSystem;
import dev.catraca.application.fakes.KeyedRefunds;
import dev.catraca.application.fakes.KeyedTransfers;
import dev.catraca.application.fakes.MovableClock;
import dev.catraca.application.fakes.PageProvider;
import dev.catraca.application.fakes.PlainQuoteKeys;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.application.provisioning.ProvisionOrders;
import dev.catraca.application.quote.FindQuote;
import dev.catraca.application.quote.IssueQuote;
import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
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
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.SignedQuote;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Everything between a buyer and access, in memory: one merchant that sells the plan "pro". */
public final class Shop {
    public static final Slug NEXUS = new Slug("nexus");
    public static final PlanCode PRO = new PlanCode("pro");
    public static final Money PRICE = Money.of(19_990, "BRL");

    public static final Reference CUP = new Reference("cup");

    public static final int ALLOWED = 1_000;

    /** So many new orders an e-mail address may have in a quarter of an hour. */
    public static final int CHECKOUTS = 10;

    private static final Duration LIFETIME = Duration.ofHours(23);
    private static final URI PUBLIC = URI.create("https://catraca.example");

    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    public final InMemoryDatabase database = InMemoryDatabase.at(clock);
    public final PageProvider provider = new PageProvider(database.transactions());
    public final KeyedRefunds giving = new KeyedRefunds(database.transactions());
    public final KeyedTransfers sharing = new KeyedTransfers(database.transactions());
    public final KeyedMainSystem mainSystem = new KeyedMainSystem(database.transactions());
    public final MerchantId merchant = new MerchantId(new UUID(0, 1));
    private final Random random = new Random(42);
    private final Ids ids = () -> new UUID(random.nextLong(), random.nextLong());
    private final RetrySchedule schedule = new RetrySchedule(random);
    private final PaymentProviders providers = new Gateways(provider);

    /** How often the provider was called of late; it allows {@value #ALLOWED} calls. */
    public long calls;

    public final InMemoryStock stock = new InMemoryStock();
    public final OpenPayment opening =
            new OpenPayment(
                    providers,
                    database.orders(),
                    database.payments(),
                    database.openings(),
                    database.timeline(),
                    stock,
                    database.transactions(),
                    ids,
                    clock,
                    PUBLIC);
    public final SettlePayments settling =
            new SettlePayments(
                    database.merchants(),
                    database.providerAccounts(),
                    providers,
                    database.inbox(),
                    database.orders(),
                    database.payments(),
                    opening,
                    new ApplyReport(
                            database.merchants(),
                            database.orders(),
                            database.payments(),
                            database.refunds(),
                            database.ledger(),
                            new WantShares(database.transfers(), List.of(sharing), ids),
                            database.timeline(),
                            database.provisionings(),
                            database.cancellations(),
                            stock,
                            database.sales(),
                            new WriteReceiptMail(database.mails(), ids),
                            ids,
                            clock),
                    database.cancellations(),
                    database.timeline(),
                    database.transactions(),
                    _ -> {},
                    new PollBudget(List.of(new Allowance()), (_, _, _) -> calls, clock),
                    schedule,
                    clock);
    private final CountRequest limits =
            new CountRequest(
                    Optional.of(
                            new CountRequest.Quotas(
                                    Map.of(Limit.CHECKOUT, CHECKOUTS), Duration.ofMinutes(15))),
                    new InMemoryCounters(database.transactions(), clock),
                    clock);
    public final CancelOrder canceling =
            new CancelOrder(
                    database.merchants(),
                    database.orders(),
                    database.payments(),
                    database.cancellations(),
                    database.timeline(),
                    settling,
                    database.transactions(),
                    clock);
    private final QuoteKeys quoteKeys = new PlainQuoteKeys();
    public final IssueQuote quoting =
            new IssueQuote(
                    database.merchants(),
                    new PriceLines(database.plans(), database.products()),
                    database.coupons(),
                    database.affiliates(),
                    database.quotes(),
                    quoteKeys,
                    clock);
    public final StartPayment starting =
            new StartPayment(
                    database.merchants(),
                    database.providerAccounts(),
                    database.plans(),
                    new FindQuote(database.merchants(), database.quotes(), quoteKeys),
                    database.affiliates(),
                    stock,
                    database.orders(),
                    database.payments(),
                    database.openings(),
                    database.timeline(),
                    limits,
                    opening,
                    canceling,
                    settling,
                    database.transactions(),
                    ids,
                    clock,
                    LIFETIME);
    public final ReceiveNotification receiving =
            new ReceiveNotification(
                    database.merchants(),
                    database.providerAccounts(),
                    providers,
                    database.inbox(),
                    _ -> {},
                    ids,
                    clock);
    public final ProvisionOrders provisioning =
            new ProvisionOrders(
                    database.provisionings(),
                    mainSystem,
                    database.timeline(),
                    database.transactions(),
                    schedule,
                    clock);

    public final TransferShares transferring =
            new TransferShares(
                    database.transfers(),
                    List.of(sharing),
                    database.providerAccounts(),
                    database.timeline(),
                    database.transactions(),
                    schedule,
                    clock);

    public final RefundPayment refunding = refunding(database.transactions());
    public final CarryOutRefunds carrying =
            new CarryOutRefunds(
                    database.refunds(),
                    List.of(giving),
                    database.providerAccounts(),
                    database.orders(),
                    database.payments(),
                    database.timeline(),
                    settling,
                    database.transactions(),
                    schedule,
                    clock);

    /** The same use case in transactions that may die. */
    RefundPayment refunding(Transactions transactions) {
        return new RefundPayment(
                database.merchants(),
                database.providerAccounts(),
                database.orders(),
                database.payments(),
                database.refunds(),
                List.of(giving),
                database.timeline(),
                settling,
                transactions,
                schedule,
                clock);
    }

    public Shop() {
        this(LateMoney.ACCEPT);
    }

    public Shop(LateMoney lateMoney) {
        database.transactions()
                .run(
                        () -> {
                            database.merchants().put(nexus(lateMoney));
                            database.providerAccounts()
                                    .put(
                                            new ProviderAccount(
                                                    merchant,
                                                    PageProvider.NAME,
                                                    Map.of("secretKey", List.of("sk_test_1"))));
                            database.plans().put(pro(PRICE.minor()));
                        });
    }

    private Merchant nexus(LateMoney lateMoney) {
        return new Merchant(
                merchant,
                NEXUS,
                "Nexus",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ZoneId.of("America/Sao_Paulo"),
                PRICE.currency(),
                Set.of(new Origin("https://nexus.example")),
                lateMoney,
                Optional.of(PageProvider.NAME),
                MainSystemKind.EMBEDDED,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    public StartPayment.Command command(String email) {
        return new StartPayment.Command(
                new OrderId(ids.next()),
                new StartPayment.Wish.Plan(NEXUS, PRO),
                new Buyer(new Email(email), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    /** The plan "pro" in so many instalments. */
    public IssueQuote.Command quoteCommand(int installments) {
        return new IssueQuote.Command(
                new QuoteId(ids.next()),
                NEXUS,
                List.of(new Item.OfPlan(PRO, 1)),
                installments,
                Optional.empty(),
                Optional.empty());
    }

    /** Two cups at 75.25, 10 % off, and a tenth of it for Maria. */
    public IssueQuote.Command offerCommand() {
        return new IssueQuote.Command(
                new QuoteId(ids.next()),
                NEXUS,
                List.of(new Item.OfProduct(CUP, 2)),
                1,
                Optional.of("SAVE10"),
                Optional.of("maria"));
    }

    /** Puts on sale what that is about; {@code wallet} is Maria's at the provider. */
    public void sell(boolean isMariaActive, Map<ProviderName, String> wallet) {
        database.transactions()
                .run(
                        () -> {
                            database.products()
                                    .putAll(
                                            List.of(
                                                    new Product(
                                                            merchant,
                                                            CUP,
                                                            "Cup",
                                                            Optional.empty(),
                                                            Money.of(7_525, "BRL"),
                                                            3,
                                                            true)));
                            putCoupon(Optional.empty(), OptionalInt.of(5));
                            database.affiliates()
                                    .putAll(
                                            List.of(
                                                    new Affiliate(
                                                            merchant,
                                                            new Reference("maria"),
                                                            "Maria",
                                                            wallet,
                                                            Optional.of(new BasisPoints(1_000)),
                                                            isMariaActive)));
                        });
    }

    /** 10 % off, until then, so often. */
    public Coupon putCoupon(Optional<Instant> until, OptionalInt maxUses) {
        var coupon =
                new Coupon(
                        merchant,
                        new CouponCode("SAVE10"),
                        new Discount.Percentage(new BasisPoints(1_000)),
                        Optional.empty(),
                        until,
                        maxUses,
                        OptionalInt.empty());
        database.coupons().putAll(List.of(coupon));
        return coupon;
    }

    public SignedQuote quote(int installments) {
        return ((IssueQuote.Outcome.Issued) quoting.issue(quoteCommand(installments))).quote();
    }

    public StartPayment.Command checkout(SignedQuote quote, String email) {
        return new StartPayment.Command(
                new OrderId(ids.next()),
                new StartPayment.Wish.Quoted(quote.quote().id()),
                new Buyer(new Email(email), Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    /** From now on the plan "pro" costs this much. */
    public void putPrice(long minor) {
        database.transactions().run(() -> database.plans().put(pro(minor)));
    }

    private Plan pro(long minor) {
        return new Plan(
                merchant,
                PRO,
                "Pro",
                new Money(minor, PRICE.currency()),
                BillingCycle.MONTHLY,
                OptionalInt.empty(),
                12);
    }

    public StartPayment.Outcome start(String email) {
        return starting.start(command(email));
    }

    /** A buyer who has the provider's page before them. */
    public OrderId opened(String email) {
        return ((StartPayment.Outcome.Opened) start(email)).order();
    }

    public PageProvider.Page page() {
        return provider.pages().getLast();
    }

    public ChargeFact.Collected paid(long minor) {
        return collected(minor, 0, Dispute.NONE);
    }

    public ChargeFact.Collected collected(long minor, long refunded, Dispute dispute) {
        return new ChargeFact.Collected(
                new Money(minor, PRICE.currency()),
                Optional.empty(),
                new Money(refunded, PRICE.currency()),
                dispute,
                Optional.of(PaymentMethod.CARD),
                clock.instant());
    }

    public ReceiveNotification.Outcome ring(String text) {
        return receiving.receive(
                new ReceiveNotification.Command(
                        PageProvider.NAME, NEXUS, Map.of(), text.getBytes(UTF_8)));
    }

    /** Works off everything that is due, until nothing is. */
    public void settle() {
        while (settling.settle(new Hint.Notifications())
                        instanceof SettlePayments.Outcome.Looked(var count)
                && count > 0) {
            // until the inbox is empty
        }
        while (provisioning.provisionDue() > 0) {
            // until every order has what it is worth
        }
    }

    public Order order(OrderId id) {
        return database.orders().find(id).orElseThrow();
    }

    public Payment payment(OrderId id) {
        return database.payments().latest(id).orElseThrow();
    }

    /** A provider that counts. */
    private static final class Allowance implements ReportsBreakers {
        @Override
        public ProviderName provider() {
            return PageProvider.NAME;
        }

        @Override
        public int guaranteeClass() {
            return 2;
        }

        @Override
        public List<Breaker> breakers() {
            return List.of();
        }

        @Override
        public Optional<Budget> budget() {
            return Optional.of(new Budget(ALLOWED, Duration.ofHours(12)));
        }
    }
}
