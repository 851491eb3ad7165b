package dev.catraca.domain.sale;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A plan as the unit's own system offers it. What that system does not say is empty, never zero.
 *
 * @param monthlyFee mensalidade
 * @param firstInstalment primeiraParcela
 * @param joiningFee adesão
 * @param enrolmentFee matrícula
 * @param minimumMonths fidelidade: for so many months the contract binds, and gives access
 * @param maxInstallments in how many parts a card may pay
 * @param activities modalidades
 * @param dueDays days of the month on which an instalment may fall due
 * @param isRecurring charged month by month
 * @param isRenewed goes on by itself after its end
 * @param isSplitByOperator instalments are the card operator's
 * @param total what all of it costs
 */
public record OfferedPlan(
        PlanCode code,
        String name,
        Optional<Money> monthlyFee,
        Optional<Money> firstInstalment,
        Optional<Money> joiningFee,
        Optional<Money> enrolmentFee,
        int minimumMonths,
        int maxInstallments,
        List<String> activities,
        List<Integer> dueDays,
        boolean isRecurring,
        boolean isRenewed,
        boolean isSplitByOperator,
        Optional<Money> total,
        List<Activity> choices,
        Optional<Showcase> showcase) {
    public OfferedPlan {
        activities = List.copyOf(activities);
        dueDays = List.copyOf(dueDays);
        choices = List.copyOf(choices);
    }

    /** One thing to do at the gym, and how often a week; {@code isChosen} from the start. */
    public record Activity(
            int code, String name, Optional<Integer> timesPerWeek, boolean isChosen) {}

    /** What only the newer API tells of a plan, for a site to show. */
    public record Showcase(
            Optional<String> description,
            Optional<String> video,
            Optional<String> remark,
            boolean isProductChargedApart,
            boolean isJoiningChargedApart,
            boolean mayBeShared,
            Optional<String> cancellationProduct,
            Optional<BigDecimal> cancellationPercent) {}
}
