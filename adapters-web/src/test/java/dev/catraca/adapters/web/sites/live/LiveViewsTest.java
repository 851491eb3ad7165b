package dev.catraca.adapters.web.sites.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.web.sites.live.PlansView.PlanView;
import dev.catraca.application.sale.ReadUnitPlans;
import dev.catraca.application.sale.SellPlan.Outcome;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What nobody told is null, never zero and never left out. */
class LiveViewsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String[] MEMBERS = {
        "codigo", "status", "valor", "transacao", "cartaoAprovado", "orderId"
    };
    private static final OrderId ORDER =
            new OrderId(UUID.fromString("0199f0aa-0000-7000-8000-000000000001"));

    @Test
    void a_plan_of_which_only_the_name_is_known() {
        var shown = plans("101", ReadUnitPlans.Source.STATIC);

        assertThat(shown.fallback()).isTrue();
        assertThat(shown.sellable()).isFalse();
        assertThat(shown.source()).isEqualTo("static");
        assertThat(shown.fetchedAt()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(shown.planos())
                .containsExactly(
                        new PlanView(
                                101, "Mensal", null, null, null, null, 0, 1, List.of(), List.of(),
                                false, false, false, null, List.of(), null, null, null, null, null,
                                null, null, null));
    }

    @Test
    void a_code_that_is_no_number_stays_a_text() {
        var shown = plans("A-1", ReadUnitPlans.Source.API);

        assertThat(shown.planos().getFirst().codigo()).isEqualTo("A-1");
        assertThat(shown.fallback()).isFalse();
        assertThat(shown.sellable()).isTrue();
    }

    @Test
    void a_sale_whose_numbers_nobody_knows() {
        var review = SaleView.of(new Outcome.InReview(ORDER, Money.of(19_990, "BRL")));
        var sold =
                SaleView.of(
                        new Outcome.Sold(
                                ORDER,
                                Optional.of("77"),
                                Optional.empty(),
                                Money.of(19_990, "BRL")));

        assertThat(review)
                .containsOnlyKeys(MEMBERS)
                .containsEntry("codigo", null)
                .containsEntry("status", "EM_ANALISE")
                .containsEntry("transacao", null)
                .containsEntry("valor", 19_990L)
                .containsEntry("cartaoAprovado", false)
                .containsEntry("orderId", ORDER.toString());
        assertThat(sold)
                .containsOnlyKeys(MEMBERS)
                .containsEntry("codigo", "77")
                .containsEntry("status", "APROVADO")
                .containsEntry("transacao", null)
                .containsEntry("cartaoAprovado", true);
    }

    @Test
    void what_a_coupon_takes_off() {
        assertThat(CouponView.of(new CouponEffect.Percent(new BasisPoints(1_250))))
                .isEqualTo(new CouponView(true, new BigDecimal("12.50"), null));
        assertThat(CouponView.of(new CouponEffect.Amount(Money.of(500, "BRL"))))
                .isEqualTo(new CouponView(true, null, 500L));
        assertThat(CouponView.of(new CouponEffect.Untold()))
                .isEqualTo(new CouponView(true, null, null));
    }

    @Test
    void somebody_whom_the_unit_does_not_know() {
        assertThat(ClientView.of(Optional.empty()))
                .isEqualTo(new ClientView(false, null, null, null, null));
    }

    private static PlansView plans(String code, ReadUnitPlans.Source source) {
        var plan =
                new OfferedPlan(
                        new PlanCode(code),
                        "Mensal",
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
        return PlansView.of(new ReadUnitPlans.Outcome.Offered(List.of(plan), source, NOW));
    }
}
