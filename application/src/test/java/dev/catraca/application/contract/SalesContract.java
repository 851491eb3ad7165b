package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.Sales.Receipt;
import dev.catraca.application.sale.port.PlanSnapshots.Snapshot;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.BoletoLine;
import dev.catraca.domain.payment.BrCode;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedPlan.Activity;
import dev.catraca.domain.sale.OfferedPlan.Showcase;
import dev.catraca.domain.sale.SaleQuote;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.TaxId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sales by one call, the simulations they refer to, and the plans that were seen last. */
public interface SalesContract {
    Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    String ANA = "52998224725";
    String BIA = "11144477735";

    Voucher.Pix PIX =
            new Voucher.Pix(
                    new BrCode(
                            "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204"
                                    + "000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D"),
                    Samples.NOW.plusSeconds(900));
    Voucher.Boleto BOLETO =
            new Voucher.Boleto(
                    new BoletoLine("03399.85301 29700.000358 69420.601010 7 82490000000100"),
                    LocalDate.of(2020, 5, 8),
                    Optional.of(URI.create("https://boleto.example/1")));

    Database database();

    @Test
    default void a_sale_is_placed_with_its_payment_and_its_timeline() {
        var order = sale(unit(), ANA);

        assertThat(place(order, PaymentMethod.CARD)).isEmpty();

        assertThat(database().orders().find(order.id())).contains(order);
        assertThat(database().payments().latest(order.id()))
                .containsInstanceOf(Payment.Requested.class);
        assertThat(database().timeline().of(order.id())).isEqualTo(entries(order));
    }

    @Test
    default void one_customer_has_one_open_sale_of_a_plan_by_a_method() {
        var first = sale(unit(), ANA);
        place(first, PaymentMethod.PIX);
        issue(first, PIX);
        var again = new Order.Open(new OrderId(UUID.randomUUID()), first.terms());

        assertThat(place(again, PaymentMethod.PIX)).contains(first.id());
        assertThat(place(first, PaymentMethod.CARD)).contains(first.id());
        assertThat(database().orders().find(again.id())).isEmpty();

        assertThat(place(again, PaymentMethod.BOLETO)).isEmpty();
    }

    @Test
    default void nothing_is_sold_to_whoever_waits_for_an_answer() {
        var first = sale(unit(), ANA);
        place(first, PaymentMethod.CARD);
        var again = new Order.Open(new OrderId(UUID.randomUUID()), first.terms());

        assertThat(place(again, PaymentMethod.PIX)).contains(first.id());

        save(payment(first).unknown("timeout"));
        assertThat(place(again, PaymentMethod.PIX)).contains(first.id());

        database().transactions().run(() -> database().orders().save(first.failed(Samples.NOW)));
        assertThat(place(again, PaymentMethod.PIX)).isEmpty();
    }

    @Test
    default void a_family_may_share_an_address() {
        var unit = unit();
        var ana = sale(unit, ANA);
        var bia = sale(unit, BIA);
        var visitor = new Order.Open(new OrderId(UUID.randomUUID()), ana.terms());

        assertThat(place(ana, PaymentMethod.PIX)).isEmpty();
        assertThat(place(bia, PaymentMethod.PIX)).isEmpty();
        database()
                .transactions()
                .run(() -> assertThat(database().orders().addUnlessOpen(visitor)).isEmpty());
    }

    @Test
    default void one_of_fifty_at_once_is_sold() {
        var terms = sale(unit(), ANA).terms();

        var others =
                Together.run(
                        50,
                        () ->
                                place(
                                        new Order.Open(new OrderId(UUID.randomUUID()), terms),
                                        PaymentMethod.PIX));

        assertThat(others.stream().filter(Optional::isEmpty)).hasSize(1);
    }

    @Test
    default void what_the_buyer_holds_is_read_as_it_was_issued() {
        for (var voucher : List.of(PIX, BOLETO)) {
            var order = sale(unit(), ANA);
            place(order, PaymentMethod.PIX);

            var issued = issue(order, voucher);

            assertThat(database().payments().latest(order.id())).contains(issued);
            save(issued.merge(issued.charge(), Samples.expired()));
            assertThat(database().payments().latest(order.id()))
                    .containsInstanceOf(Payment.Ended.class);
        }
    }

    @Test
    default void a_receipt_says_how_it_was_sold() {
        var order = sale(unit(), ANA);
        place(order, PaymentMethod.CARD);
        var ordinary = Samples.addedOrder(database());

        assertThat(database().sales().receipt(order.id()))
                .contains(new Receipt(PaymentMethod.CARD, Optional.empty(), Optional.empty()));
        assertThat(database().sales().receipt(ordinary.id())).isEmpty();
        var pix = sale(unit(), BIA);
        place(pix, PaymentMethod.PIX);
        assertThat(database().sales().methods(List.of(order.id(), ordinary.id(), pix.id())))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(order.id(), PaymentMethod.CARD, pix.id(), PaymentMethod.PIX));
        assertThat(database().sales().methods(List.of())).isEmpty();

        database()
                .transactions()
                .run(
                        () ->
                                database()
                                        .sales()
                                        .record(order.id(), Optional.of("77"), Optional.of("T-1")));
        assertThat(database().sales().receipt(order.id()))
                .contains(new Receipt(PaymentMethod.CARD, Optional.of("77"), Optional.of("T-1")));
    }

    @Test
    default void a_sale_quote_is_found_as_it_was_added_and_never_changes() {
        var full = quote(Optional.of(10), Optional.of("VERAO"), Optional.of(LocalDate.EPOCH));
        var bare = quote(Optional.empty(), Optional.empty(), Optional.empty());

        for (var quote : List.of(full, bare)) {
            assertThat(database().saleQuotes().add(quote)).isTrue();
            var other =
                    new SaleQuote(
                            quote.id(), quote.unit(), quote.wish(), quote.simulation(), LATER);
            assertThat(database().saleQuotes().add(other)).isFalse();
            assertThat(database().saleQuotes().find(quote.id())).contains(quote);
        }
        assertThat(database().saleQuotes().find(new QuoteId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    default void the_youngest_plans_are_remembered() {
        var unit = unit().id();
        var young = new Snapshot(List.of(plan("1"), bare("2")), Samples.NOW);
        var old = new Snapshot(List.of(), Samples.NOW.minusSeconds(1));

        assertThat(database().planSnapshots().find(unit)).isEmpty();
        database().planSnapshots().put(unit, old);
        database().planSnapshots().put(unit, young);
        database().planSnapshots().put(unit, old);

        assertThat(database().planSnapshots().find(unit)).contains(young);
    }

    private static OfferedPlan plan(String code) {
        return new OfferedPlan(
                new PlanCode(code),
                "Anual",
                amount(17990),
                amount(21980),
                amount(3990),
                amount(0),
                12,
                12,
                List.of("MUSCULAÇÃO"),
                List.of(5, 10),
                true,
                true,
                false,
                amount(219870),
                List.of(
                        new Activity(1, "MUSCULAÇÃO", Optional.of(7), true),
                        new Activity(2, "NATAÇÃO", Optional.empty(), false)),
                Optional.of(
                        new Showcase(
                                Optional.of("Para quem treina todo dia"),
                                Optional.of("https://video.example/1"),
                                Optional.of("Sem taxa"),
                                true,
                                false,
                                true,
                                Optional.of("12"),
                                Optional.of(new BigDecimal("10.5")))));
    }

    private static OfferedPlan bare(String code) {
        return new OfferedPlan(
                new PlanCode(code),
                "Diária",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                List.of(),
                List.of(),
                false,
                false,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Optional<Money> amount(long minor) {
        return Optional.of(Money.of(minor, "BRL"));
    }

    private SaleQuote quote(
            Optional<Integer> dueDay, Optional<String> coupon, Optional<LocalDate> accessUntil) {
        var part = new Simulation.Part(1, Money.of(19990, "BRL"), LocalDate.of(2026, 12, 21));
        return new SaleQuote(
                new QuoteId(UUID.randomUUID()),
                unit().id(),
                new SaleWish(new PlanCode("12"), 3, dueDay, coupon),
                new Simulation("Anual", Money.of(19990, "BRL"), List.of(part), accessUntil),
                LATER.minus(Duration.ofDays(1)));
    }

    private Merchant unit() {
        var unit = Samples.merchant();
        database().transactions().run(() -> database().merchants().put(unit));
        return unit;
    }

    private static Order.Open sale(Merchant unit, String taxId) {
        var terms = Samples.order(unit.id(), "familia@example.com").terms();
        var buyer =
                new Buyer(
                        new Email("familia@example.com"),
                        terms.buyer().name(),
                        Optional.of(TaxId.of(taxId)),
                        terms.buyer().phone());
        return new Order.Open(
                new OrderId(UUID.randomUUID()),
                new OrderTerms(
                        unit.id(),
                        Optional.empty(),
                        buyer,
                        terms.lines(),
                        1,
                        Optional.empty(),
                        Samples.NOW));
    }

    private Optional<OrderId> place(Order.Open order, PaymentMethod method) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .sales()
                                        .place(
                                                order,
                                                Samples.payment(order),
                                                method,
                                                LATER,
                                                entries(order)));
    }

    private static List<TimelineEntry> entries(Order order) {
        return List.of(new TimelineEntry(order.id(), Samples.NOW, Event.ORDER_PLACED));
    }

    private Payment.Requested payment(Order order) {
        return (Payment.Requested) database().payments().latest(order.id()).orElseThrow();
    }

    private Payment.Issued issue(Order order, Voucher voucher) {
        var issued = payment(order).issued(Samples.reference(), voucher);
        save(issued);
        return issued;
    }

    private void save(Payment payment) {
        database()
                .transactions()
                .run(() -> database().payments().save(payment, Optional.of(LATER)));
    }
}
