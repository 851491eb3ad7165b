package dev.catraca.application.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.contract.SalesContract;
import dev.catraca.application.contract.Together;
import dev.catraca.application.payment.CancelOrder;
import dev.catraca.application.payment.ResolveSale;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.SaleOutcome;
import dev.catraca.application.sale.SellPlan.Command;
import dev.catraca.application.sale.SellPlan.Outcome;
import dev.catraca.application.sale.port.BotCheck.Reason;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.CustomerField;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SellPlanTest {
    private static final ChargeReference CODE = new ChargeReference("77");
    private static final Principal OPERATOR =
            new Principal(new UUID(0, 9), Optional.empty(), Set.of());

    private final Gym gym = new Gym();

    /** A site that showed a field as optional must not see its sale refused for the lack of it. */
    @Test
    void what_a_site_is_told_of_the_unit_is_what_the_sale_goes_by() {
        approve();
        var settings = new AskUnit.Command<>(Gym.TORRES, new AskUnit.Question.Settings());
        var shown = gym.asking.ask(settings);
        gym.system.demanded = Set.of(CustomerField.POSTAL_CODE);

        assertThat(gym.selling.sell(gym.byCard())).isInstanceOf(Outcome.Sold.class);
        assertThat(gym.asking.ask(settings)).isEqualTo(shown);
        assertThat(gym.system.settingsReads()).isOne();

        gym.clock.advance(Duration.ofMinutes(30));
        assertThat(gym.selling.sell(gym.byPix())).isInstanceOf(Outcome.Lacking.class);
        assertThat(gym.asking.ask(settings)).isNotEqualTo(shown);
        assertThat(gym.system.settingsReads()).isEqualTo(2);
    }

    @Test
    void an_approved_card_pays_the_order_and_wants_access_and_tells_the_buyer() {
        approve();

        var outcome = gym.selling.sell(gym.byCard());

        var sold = (Outcome.Sold) outcome;
        assertThat(sold.code()).contains("77");
        assertThat(sold.amount()).isEqualTo(Gym.PRICE);
        assertThat(gym.order(sold.order()).state()).isEqualTo(OrderState.PAID);
        assertThat(gym.order(sold.order()).terms().installments()).isEqualTo(3);
        assertThat(events(sold.order())).containsOnlyOnce(Event.ACCESS_REQUESTED);
        assertThat(gym.system.sold()).hasSize(1);
        assertThat(gym.database.mails().all())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.text())
                                        .contains("T-1", "Anual", "Live Torres", "R$ 199,90 (3x)"));
    }

    @Test
    void another_amount_than_the_price_is_an_operators_business() {
        gym.system.selling =
                _ ->
                        new SaleOutcome.Approved(
                                Optional.of(CODE), Optional.empty(), Money.of(19_989, "BRL"));

        var sold = (Outcome.Sold) gym.selling.sell(gym.byCard());

        assertThat(gym.order(sold.order()).state()).isEqualTo(OrderState.MISPAID);
        assertThat(events(sold.order())).doesNotContain(Event.ACCESS_REQUESTED);
    }

    @Test
    void a_pix_is_issued_once_and_paid_when_the_money_is_seen() {
        issue(pix());

        var issued = (Outcome.Issued) gym.selling.sell(gym.byPix());
        var again = (Outcome.Issued) gym.selling.sell(gym.byPix());

        assertThat(again).isEqualTo(issued);
        assertThat(gym.system.sold()).hasSize(1);
        assertThat(gym.database.mails().all())
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("br.gov.bcb.pix"));

        gym.system.report = pending();
        gym.tick(Duration.ofSeconds(5));
        assertThat(gym.order(issued.order()).state()).isEqualTo(OrderState.OPEN);
        gym.system.report = paid();
        gym.tick(Duration.ofSeconds(10));

        assertThat(gym.order(issued.order()).state()).isEqualTo(OrderState.PAID);
        assertThat(gym.database.mails().all()).hasSize(2);
        assertThat(gym.system.looked().getLast().reference()).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_pix_that_nobody_paid_expires_an_hour_after_its_time(boolean isFound) {
        issue(pix());
        gym.system.report = isFound ? pending() : new ChargeReport.Absent();
        var issued = (Outcome.Issued) gym.selling.sell(gym.byPix());

        gym.tick(Duration.ofMinutes(74));
        assertThat(gym.order(issued.order()).state()).isEqualTo(OrderState.OPEN);
        gym.tick(Duration.ofMinutes(2));

        assertThat(gym.order(issued.order()).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(gym.selling.sell(gym.byPix())).isInstanceOf(Outcome.Issued.class);
        assertThat(gym.system.sold()).hasSize(2);
    }

    @Test
    void an_unclear_answer_is_never_sent_again_and_found_by_looking() {
        gym.system.selling = _ -> new SaleOutcome.Unclear("timeout");
        var review = (Outcome.InReview) gym.selling.sell(gym.byCard());

        assertThat(gym.selling.sell(gym.byCard()))
                .isEqualTo(new Outcome.AttemptUnresolved(review.order()));
        assertThat(gym.selling.sell(gym.byPix()))
                .isEqualTo(new Outcome.AttemptUnresolved(review.order()));
        gym.tick(Duration.ofSeconds(5));
        assertThat(gym.payment(review.order())).isInstanceOf(Payment.Unknown.class);
        gym.system.report = paid();
        gym.tick(Duration.ofSeconds(30));

        assertThat(gym.order(review.order()).state()).isEqualTo(OrderState.PAID);
        assertThat(gym.system.sold()).hasSize(1);
    }

    @Test
    void what_a_day_of_looking_does_not_find_an_operator_resolves() {
        gym.system.selling = _ -> new SaleOutcome.Unclear("timeout");
        var order = ((Outcome.InReview) gym.selling.sell(gym.byCard())).order();

        for (var hour = 0; hour < 25; hour++) {
            gym.tick(Duration.ofHours(1));
        }

        assertThat(events(order)).contains(Event.OPERATOR_NEEDED).doesNotHaveDuplicates();
        assertThat(gym.payment(order).state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(resolve(order, new ResolveSale.Finding.Sold(CODE)))
                .isInstanceOf(ResolveSale.Outcome.Resolved.class);
        assertThat(gym.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(resolve(order, new ResolveSale.Finding.NotSold()))
                .isEqualTo(new ResolveSale.Outcome.NotUnresolved());
    }

    @Test
    void the_number_that_an_operator_found_is_the_sale_s_and_no_other_s() {
        approve();
        assertThat(gym.selling.sell(gym.byCard())).isInstanceOf(Outcome.Sold.class);
        gym.system.selling = _ -> new SaleOutcome.Unclear("timeout");
        var order = ((Outcome.InReview) gym.selling.sell(gym.byCard())).order();

        assertThat(resolve(order, new ResolveSale.Finding.Sold(CODE)))
                .isEqualTo(new ResolveSale.Outcome.ReferenceTaken());
        assertThat(gym.order(order).state()).isEqualTo(OrderState.OPEN);
        resolve(order, new ResolveSale.Finding.Sold(new ChargeReference("found-by-hand")));

        assertThat(gym.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(gym.database.sales().receipt(order).orElseThrow().code())
                .contains("found-by-hand");
    }

    @Test
    void what_was_not_sold_can_be_bought_anew() {
        gym.system.selling = _ -> new SaleOutcome.Unclear("timeout");
        var order = ((Outcome.InReview) gym.selling.sell(gym.byCard())).order();

        resolve(order, new ResolveSale.Finding.NotSold());

        assertThat(gym.order(order).state()).isEqualTo(OrderState.FAILED);
        approve();
        assertThat(gym.selling.sell(gym.byCard())).isInstanceOf(Outcome.Sold.class);
    }

    /** Killed while the call was under way: whatever it did, nobody repeats it. */
    @Test
    void a_server_that_dies_during_the_sale_leaves_one_call_and_no_second_sale() {
        gym.system.selling =
                _ -> {
                    throw new IllegalStateException("killed");
                };
        var command = gym.byCard();
        assertThatThrownBy(() -> gym.selling.sell(command)).hasMessage("killed");

        approve();
        assertThat(gym.selling.sell(command)).isInstanceOf(Outcome.InReview.class);
        assertThat(gym.selling.sell(gym.byCard())).isInstanceOf(Outcome.AttemptUnresolved.class);
        gym.system.report = paid();
        gym.tick(Duration.ofSeconds(61));

        assertThat(gym.order(command.order()).state()).isEqualTo(OrderState.PAID);
        assertThat(gym.selling.sell(command)).isInstanceOf(Outcome.Sold.class);
        assertThat(gym.system.sold()).hasSize(1);
    }

    @Test
    void a_declined_card_ends_the_order_and_another_card_may_pay() {
        gym.system.selling = _ -> new SaleOutcome.Declined("51");
        var command = gym.byCard();

        assertThat(gym.selling.sell(command)).isEqualTo(new Outcome.CardDeclined());

        assertThat(gym.order(command.order()).state()).isEqualTo(OrderState.FAILED);
        assertThat(gym.selling.sell(gym.command(PaymentMethod.CARD, command.token())))
                .isEqualTo(new Outcome.TokenUsed());
        approve();
        assertThat(gym.selling.sell(gym.byCard())).isInstanceOf(Outcome.Sold.class);
    }

    @Test
    void what_was_never_sent_or_refused_leaves_nothing_open() {
        gym.system.selling =
                _ -> new SaleOutcome.NotSent("refused", Optional.of(Duration.ofSeconds(9)));
        assertThat(gym.selling.sell(gym.byPix()))
                .isEqualTo(new Outcome.Unavailable(Duration.ofSeconds(9)));
        gym.system.selling = _ -> new SaleOutcome.Refused("plan-closed");
        assertThat(gym.selling.sell(gym.byPix())).isEqualTo(new Outcome.Refused());

        issue(pix());
        assertThat(gym.selling.sell(gym.byPix())).isInstanceOf(Outcome.Issued.class);
    }

    @Test
    void one_of_fifty_with_the_same_token_buys() {
        approve();
        var token = gym.token();
        var commands =
                IntStream.range(0, 50)
                        .mapToObj(_ -> gym.command(PaymentMethod.CARD, Optional.of(token)))
                        .toList();
        var next = new AtomicInteger();

        var outcomes =
                Together.run(50, () -> gym.selling.sell(commands.get(next.getAndIncrement())));

        assertThat(outcomes.stream().filter(Outcome.Sold.class::isInstance)).hasSize(1);
        assertThat(outcomes)
                .allMatch(
                        it ->
                                it instanceof Outcome.Sold
                                        || it instanceof Outcome.TokenUsed
                                        || it instanceof Outcome.AttemptUnresolved);
        assertThat(gym.system.sold()).hasSize(1);
    }

    @Test
    void a_quote_keeps_its_price_until_it_expires() {
        var quote = quote(wish(3));
        gym.system.price = Money.of(25_000, "BRL");
        approve();

        var command = with(gym.byCard(), it -> it, Optional.of(quote));
        var sold = (Outcome.Sold) gym.selling.sell(command);

        assertThat(gym.order(sold.order()).terms().total()).isEqualTo(Gym.PRICE);
        gym.clock.advance(Duration.ofMinutes(15));
        assertThat(gym.selling.sell(with(gym.byCard(), it -> it, Optional.of(quote))))
                .isEqualTo(new Outcome.QuoteExpired());
        assertThat(
                        gym.selling.sell(
                                with(
                                        gym.byCard(),
                                        it -> it,
                                        Optional.of(new QuoteId(new UUID(1, 1))))))
                .isEqualTo(new Outcome.QuoteExpired());
    }

    @Test
    void a_quote_for_something_else_is_not_this_ones() {
        var other = quote(wish(2));

        assertThat(gym.selling.sell(with(gym.byCard(), it -> it, Optional.of(other))))
                .isEqualTo(new Outcome.QuoteChanged());
        assertThat(gym.system.sold()).isEmpty();
    }

    @Test
    void whoever_is_no_person_or_blocked_gets_no_further() {
        gym.verdict = new Verdict.Refused(Reason.SCORE_TOO_LOW);
        assertThat(gym.selling.sell(gym.byPix())).isEqualTo(new Outcome.NotHuman());
        gym.verdict = new Verdict.Silent("timeout");
        assertThat(gym.selling.sell(gym.byPix())).isEqualTo(new Outcome.HumanUnclear());
        gym.verdict = new Verdict.Human(BigDecimal.ONE);
        gym.blocklist.put(
                new Block(
                        new BlockId(new UUID(0, 1)),
                        gym.unit.id(),
                        Subject.Kind.TAX_ID,
                        "***",
                        "charged back",
                        gym.clock.instant(),
                        Optional.empty()),
                new Subject.OfTaxId(Gym.customer("52998224725").taxId()));
        assertThat(gym.selling.sell(gym.byPix())).isEqualTo(new Outcome.Blocked());

        assertThat(gym.system.sold()).isEmpty();
        assertThat(gym.database.orders().all()).isEmpty();
    }

    @Test
    void what_is_not_on_offer_is_refused_before_anything_is_written() {
        var wrong = new CardToken("card_none");
        assertThat(gym.selling.sell(with(gym.byPix(), _ -> new Slug("nobody"), Optional.empty())))
                .isEqualTo(new Outcome.UnitUnknown());
        assertThat(gym.selling.sell(gym.command(PaymentMethod.CARD, Optional.of(wrong))))
                .isEqualTo(new Outcome.TokenInvalid());
        assertThat(gym.selling.sell(wishing(gym.byPix(), new PlanCode("99"), 1, 0)))
                .isEqualTo(new Outcome.PlanUnknown());
        assertThat(gym.selling.sell(wishing(gym.byPix(), Gym.ANNUAL, 13, 0)))
                .isEqualTo(new Outcome.InstallmentsNotOffered(12));
        assertThat(gym.selling.sell(wishing(gym.byPix(), Gym.ANNUAL, 1, 6)))
                .isEqualTo(new Outcome.DueDayNotOffered());
        gym.system.demanded = Set.of(CustomerField.POSTAL_CODE);
        gym.clock.advance(Duration.ofHours(1));
        assertThat(gym.selling.sell(gym.byPix()))
                .isEqualTo(new Outcome.Lacking(Set.of(CustomerField.POSTAL_CODE)));
        gym.system.methods = Set.of(PaymentMethod.CARD);
        assertThat(gym.selling.sell(gym.byPix())).isEqualTo(new Outcome.MethodNotOffered());
        var late = gym.byCard();
        gym.clock.advance(Duration.ofMinutes(11));
        gym.system.demanded = Set.of();
        gym.clock.advance(Duration.ofHours(1));
        assertThat(gym.selling.sell(late)).isEqualTo(new Outcome.TokenExpired());

        assertThat(gym.system.sold()).isEmpty();
        assertThat(gym.database.orders().all()).isEmpty();
    }

    @Test
    void while_the_units_system_is_away_its_plans_are_shown_and_nothing_is_sold() {
        gym.plans.read(new ReadUnitPlans.Command(Gym.TORRES));
        gym.system.plans = new Reply.Unavailable<>("timeout", Optional.empty());
        gym.clock.advance(Duration.ofMinutes(31));

        assertThat(gym.plans.read(new ReadUnitPlans.Command(Gym.TORRES)))
                .isInstanceOfSatisfying(
                        ReadUnitPlans.Outcome.Offered.class,
                        it -> {
                            assertThat(it.source()).isEqualTo(ReadUnitPlans.Source.STATIC);
                            assertThat(it.isSellable()).isFalse();
                        });
        assertThat(gym.selling.sell(gym.byPix())).isInstanceOf(Outcome.Unavailable.class);
        gym.clock.advance(Duration.ofDays(7));
        assertThat(gym.plans.read(new ReadUnitPlans.Command(Gym.TORRES)))
                .isInstanceOf(ReadUnitPlans.Outcome.Unavailable.class);
        assertThat(gym.system.sold()).isEmpty();
    }

    @Test
    void plans_and_prices_are_asked_once_for_many() {
        gym.system.pause = Duration.ofMillis(200);
        var plans = Together.run(20, () -> gym.plans.read(new ReadUnitPlans.Command(Gym.TORRES)));
        var other =
                new ReadUnitPlans(
                        gym.database.merchants(),
                        gym.database.providerAccounts(),
                        gym.system,
                        gym.database.planSnapshots(),
                        gym.clock,
                        Duration.ofMinutes(30));

        assertThat(plans).allMatch(ReadUnitPlans.Outcome.Offered.class::isInstance);
        assertThat(other.read(new ReadUnitPlans.Command(Gym.TORRES)))
                .isInstanceOfSatisfying(
                        ReadUnitPlans.Outcome.Offered.class,
                        it -> assertThat(it.source()).isEqualTo(ReadUnitPlans.Source.CACHE));
        assertThat(gym.system.planReads()).isEqualTo(1);

        quote(wish(3));
        quote(wish(3));
        quote(wish(2));
        assertThat(gym.system.simulations()).isEqualTo(2);
        gym.clock.advance(Duration.ofMinutes(31));
        quote(wish(3));
        assertThat(gym.system.simulations()).isEqualTo(3);
    }

    /** Midnight of the unit is 03:00 UTC. */
    @Test
    void a_quote_ends_at_the_units_midnight() {
        gym.clock.advance(Duration.ofHours(14).plusMinutes(55));

        var outcome =
                (SimulateSale.Outcome.Simulated)
                        gym.simulating.simulate(
                                new SimulateSale.Command(
                                        new QuoteId(new UUID(3, 3)), Gym.TORRES, wish(1)));

        assertThat(outcome.quote().expiresAt()).isEqualTo("2026-11-22T03:00:00Z");
    }

    @Test
    void what_may_be_sold_cannot_be_canceled() {
        issue(pix());
        gym.system.report = pending();
        var issued = (Outcome.Issued) gym.selling.sell(gym.byPix());
        var canceling =
                new CancelOrder(
                        gym.database.merchants(),
                        gym.database.orders(),
                        gym.database.payments(),
                        gym.database.cancellations(),
                        gym.database.timeline(),
                        gym.settling,
                        gym.database.transactions(),
                        gym.clock);

        assertThat(canceling.cancel(new CancelOrder.Command(issued.order(), OPERATOR)))
                .isEqualTo(new CancelOrder.Outcome.StillPayable());
        assertThat(events(issued.order())).contains(Event.CANCELLATION_REFUSED);
        assertThat(gym.database.cancellations().isRequested(issued.order())).isFalse();
        gym.settling.settle(new Hint.OfOrder(issued.order()));
        assertThat(gym.order(issued.order())).isInstanceOf(Order.Open.class);
    }

    private void approve() {
        gym.system.selling =
                it ->
                        new SaleOutcome.Approved(
                                Optional.of(CODE), Optional.of("T-1"), it.terms().amount());
    }

    private void issue(Voucher voucher) {
        gym.system.selling =
                _ -> new SaleOutcome.Issued(Optional.of(CODE), Optional.empty(), voucher);
    }

    private Voucher pix() {
        return new Voucher.Pix(
                SalesContract.PIX.code(), gym.clock.instant().plus(Duration.ofMinutes(15)));
    }

    private static ChargeReport pending() {
        return new ChargeReport.Known(CODE, Optional.empty(), new ChargeFact.Pending());
    }

    private ChargeReport paid() {
        return new ChargeReport.Known(
                CODE,
                Optional.empty(),
                new ChargeFact.Collected(
                        Gym.PRICE,
                        Optional.empty(),
                        Money.of(0, "BRL"),
                        ChargeFact.Dispute.NONE,
                        Optional.of(PaymentMethod.PIX),
                        gym.clock.instant()));
    }

    private List<Event> events(OrderId order) {
        return gym.database.timeline().of(order).stream().map(TimelineEntry::event).toList();
    }

    private ResolveSale.Outcome resolve(OrderId order, ResolveSale.Finding finding) {
        return gym.resolving.resolve(
                new ResolveSale.Command(order, OPERATOR, finding, "seen in the unit's system"));
    }

    private static SaleWish wish(int installments) {
        return new SaleWish(Gym.ANNUAL, installments, Optional.empty(), Optional.empty());
    }

    private QuoteId quote(SaleWish wish) {
        var id = new QuoteId(UUID.randomUUID());
        assertThat(gym.simulating.simulate(new SimulateSale.Command(id, Gym.TORRES, wish)))
                .isInstanceOf(SimulateSale.Outcome.Simulated.class);
        return id;
    }

    private static Command with(Command it, UnaryOperator<Slug> unit, Optional<QuoteId> quote) {
        return new Command(
                it.order(),
                unit.apply(it.unit()),
                it.plan(),
                it.method(),
                it.customer(),
                it.token(),
                it.installments(),
                it.dueDay(),
                it.coupon(),
                quote,
                it.challenge(),
                it.address());
    }

    private static Command wishing(Command it, PlanCode plan, int installments, int dueDay) {
        return new Command(
                it.order(),
                it.unit(),
                plan,
                it.method(),
                it.customer(),
                it.token(),
                Optional.of(installments),
                Optional.of(dueDay).filter(day -> day > 0),
                it.coupon(),
                it.quote(),
                it.challenge(),
                it.address());
    }
}
