package dev.catraca.application.sale;

import dev.catraca.application.blocklist.FindBlocked;
import dev.catraca.application.fakes.ClearCardTokens;
import dev.catraca.application.fakes.Gateways;
import dev.catraca.application.fakes.GymSystem;
import dev.catraca.application.fakes.InMemoryBlocklist;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.fakes.InMemoryRedeemedCardTokens;
import dev.catraca.application.fakes.InMemoryStock;
import dev.catraca.application.fakes.InMemoryUsedCaptchas;
import dev.catraca.application.fakes.MovableClock;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.ApplyReport;
import dev.catraca.application.payment.OpenPayment;
import dev.catraca.application.payment.PollBudget;
import dev.catraca.application.payment.ResolveSale;
import dev.catraca.application.payment.SettlePayments;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.WantShares;
import dev.catraca.application.payment.WriteReceiptMail;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import dev.catraca.application.sale.port.CardTokens;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardExpiry;
import dev.catraca.domain.card.CardNumber;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.card.SecurityCode;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.math.BigDecimal;
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
import java.util.concurrent.atomic.AtomicInteger;

/** A gym unit with a counter: its own system, our database, and a clock that moves by hand. */
final class Gym {
    static final Slug TORRES = new Slug("torres");
    static final PlanCode ANNUAL = new PlanCode("12");
    static final Money PRICE = Money.of(19_990, "BRL");
    private static final Duration TTL = Duration.ofMinutes(30);

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    final InMemoryDatabase database = InMemoryDatabase.at(clock);
    final GymSystem system = new GymSystem(database.transactions());
    final ClearCardTokens tokens = new ClearCardTokens();
    final InMemoryBlocklist blocklist =
            new InMemoryBlocklist(database.transactions(), database.merchants());
    final Merchant unit = unit();
    volatile Verdict verdict = new Verdict.Human(BigDecimal.ONE);

    private final Random random = new Random(42);
    private final Ids ids = () -> new UUID(random.nextLong(), random.nextLong());
    private final AtomicInteger challenges = new AtomicInteger();
    private final Gateways providers = new Gateways(List.of(), List.of(system));
    private final ApplyReport applying =
            new ApplyReport(
                    database.merchants(),
                    database.orders(),
                    database.payments(),
                    database.refunds(),
                    database.ledger(),
                    new WantShares(database.transfers(), List.of(), ids),
                    database.timeline(),
                    database.provisionings(),
                    database.cancellations(),
                    new InMemoryStock(),
                    database.sales(),
                    new WriteReceiptMail(database.mails(), ids),
                    ids,
                    clock);
    final SettlePayments settling =
            new SettlePayments(
                    database.merchants(),
                    database.providerAccounts(),
                    providers,
                    database.inbox(),
                    database.orders(),
                    database.payments(),
                    new OpenPayment(
                            providers,
                            database.orders(),
                            database.payments(),
                            database.openings(),
                            database.timeline(),
                            new InMemoryStock(),
                            database.transactions(),
                            ids,
                            clock,
                            URI.create("https://catraca.example")),
                    applying,
                    database.cancellations(),
                    database.timeline(),
                    database.transactions(),
                    _ -> {},
                    new PollBudget(List.of(), (_, _, _) -> 0, clock),
                    new RetrySchedule(random),
                    clock);
    final ReadUnitPlans plans =
            new ReadUnitPlans(
                    database.merchants(),
                    database.providerAccounts(),
                    system,
                    database.planSnapshots(),
                    clock,
                    TTL);
    final SimulateSale simulating =
            new SimulateSale(
                    database.merchants(),
                    database.providerAccounts(),
                    plans,
                    system,
                    database.saleQuotes(),
                    clock,
                    TTL);
    final AskUnit asking =
            new AskUnit(database.merchants(), database.providerAccounts(), system, clock, TTL);
    final SellPlan selling =
            new SellPlan(
                    database.merchants(),
                    database.providerAccounts(),
                    plans,
                    asking,
                    system,
                    system,
                    database.saleQuotes(),
                    new CheckHuman(
                            new InMemoryUsedCaptchas(database.transactions()), _ -> verdict, clock),
                    new FindBlocked(blocklist, clock),
                    tokens,
                    new InMemoryRedeemedCardTokens(database.transactions()),
                    database.sales(),
                    database.orders(),
                    database.payments(),
                    database.timeline(),
                    applying,
                    new WriteReceiptMail(database.mails(), ids),
                    database.transactions(),
                    _ -> {},
                    ids,
                    clock);
    final ResolveSale resolving =
            new ResolveSale(
                    database.merchants(),
                    database.orders(),
                    database.payments(),
                    database.sales(),
                    applying,
                    database.timeline(),
                    database.transactions(),
                    _ -> {},
                    clock);

    Gym() {
        database.transactions()
                .run(
                        () -> {
                            database.merchants().put(unit);
                            database.providerAccounts()
                                    .put(
                                            new ProviderAccount(
                                                    unit.id(),
                                                    GymSystem.NAME,
                                                    Map.of("key", List.of("k".repeat(32)))));
                        });
    }

    static Merchant unit() {
        return new Merchant(
                new MerchantId(new UUID(0, 7)),
                TORRES,
                "Live Torres",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ZoneId.of("America/Sao_Paulo"),
                Money.currency("BRL"),
                Set.of(),
                LateMoney.ACCEPT,
                Optional.empty(),
                MainSystemKind.EMBEDDED,
                Map.of(),
                Optional.empty(),
                Optional.of(
                        new Unit(
                                Optional.of("1"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false)));
    }

    static Customer customer(String cpf) {
        return new Customer(
                new PersonName("Ana Souza"),
                TaxId.of(cpf),
                new Email("ana@example.com"),
                new Phone("(11) 98765-4321"),
                new Customer.Residence(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    CardToken token() {
        var card =
                new Card(
                        new CardNumber("4111111111111111"),
                        new PersonName("ANA SOUZA"),
                        CardExpiry.of("12/30"),
                        new SecurityCode("987"));
        return tokens.seal(
                new CardTokens.Contents(card, OptionalInt.of(3)),
                new CardTokens.Terms(
                        ids.next(), Optional.of(unit.id()), clock.instant().plusSeconds(600)));
    }

    SellPlan.Command byCard() {
        return command(PaymentMethod.CARD, Optional.of(token()));
    }

    SellPlan.Command byPix() {
        return command(PaymentMethod.PIX, Optional.empty());
    }

    SellPlan.Command command(PaymentMethod method, Optional<CardToken> token) {
        return new SellPlan.Command(
                new OrderId(ids.next()),
                TORRES,
                ANNUAL,
                method,
                customer("52998224725"),
                token,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "challenge-" + challenges.incrementAndGet(),
                Optional.empty());
    }

    /** What the clock does whenever something is due. */
    void tick(Duration by) {
        clock.advance(by);
        settling.settle(new Hint.DuePayments(Stage.UNSETTLED));
    }

    Order order(OrderId id) {
        return database.orders().find(id).orElseThrow();
    }

    Payment payment(OrderId id) {
        return database.payments().latest(id).orElseThrow();
    }
}
