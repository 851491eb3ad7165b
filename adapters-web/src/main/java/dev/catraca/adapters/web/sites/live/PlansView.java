package dev.catraca.adapters.web.sites.live;

import dev.catraca.application.sale.ReadUnitPlans;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedPlan.Activity;
import dev.catraca.domain.sale.OfferedPlan.Showcase;
import dev.catraca.domain.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plans as the site knows them; amounts in centavos. */
public record PlansView(
        List<PlanView> planos,
        boolean fallback,
        String source,
        String fetchedAt,
        boolean sellable) {

    static PlansView of(ReadUnitPlans.Outcome.Offered it) {
        return new PlansView(
                it.plans().stream().map(PlanView::of).toList(),
                !it.isSellable(),
                it.source().name().toLowerCase(Locale.ROOT),
                it.fetchedAt().toString(),
                it.isSellable());
    }

    /** One plan. */
    public record PlanView(
            Object codigo,
            String nome,
            @Nullable Long mensalidade,
            @Nullable Long primeiraParcela,
            @Nullable Long adesao,
            @Nullable Long matricula,
            int fidelidade,
            int maxDivisao,
            List<String> modalidades,
            List<Integer> diasVencimento,
            boolean regimeRecorrencia,
            boolean renovavelAutomaticamente,
            boolean parcelamentoOperadora,
            @Nullable Long valorTotalDoPlano,
            List<ActivityView> modalidadesDTO,
            @Nullable String descricaoEncantamento,
            @Nullable String videoSiteUrl,
            @Nullable String observacaoSite,
            @Nullable Boolean cobrarProdutoSeparado,
            @Nullable Boolean cobrarAdesaoSeparado,
            @Nullable Boolean permitirCompartilharPLanoNoSite,
            @Nullable String produtoTaxaCancelamento,
            @Nullable BigDecimal percentualMultaCancelamento) {

        static PlanView of(OfferedPlan it) {
            var shown = it.showcase();
            return new PlanView(
                    code(it.code().value()),
                    it.name(),
                    centavos(it.monthlyFee()),
                    centavos(it.firstInstalment()),
                    centavos(it.joiningFee()),
                    centavos(it.enrolmentFee()),
                    it.minimumMonths(),
                    it.maxInstallments(),
                    it.activities(),
                    it.dueDays(),
                    it.isRecurring(),
                    it.isRenewed(),
                    it.isSplitByOperator(),
                    centavos(it.total()),
                    it.choices().stream().map(ActivityView::of).toList(),
                    shown.flatMap(Showcase::description).orElse(null),
                    shown.flatMap(Showcase::video).orElse(null),
                    shown.flatMap(Showcase::remark).orElse(null),
                    shown.map(Showcase::isProductChargedApart).orElse(null),
                    shown.map(Showcase::isJoiningChargedApart).orElse(null),
                    shown.map(Showcase::mayBeShared).orElse(null),
                    shown.flatMap(Showcase::cancellationProduct).orElse(null),
                    shown.flatMap(Showcase::cancellationPercent).orElse(null));
        }

        /** Pacto's codes are numbers, and the site compares them as such. */
        private static Object code(String code) {
            return code.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(code) : code;
        }

        private static @Nullable Long centavos(Optional<Money> amount) {
            return amount.map(Money::minor).orElse(null);
        }
    }

    /** One activity of a plan. */
    public record ActivityView(
            int codigo, String modalidade, @Nullable Integer nrVezesSemana, boolean selected) {
        static ActivityView of(Activity it) {
            return new ActivityView(
                    it.code(), it.name(), it.timesPerWeek().orElse(null), it.isChosen());
        }
    }
}
