package dev.catraca.application.sale;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.SaleWish;
import java.util.List;
import java.util.Optional;

/** Whether what is wished is on offer. */
final class WishCheck {
    private WishCheck() {}

    sealed interface Refusal {
        record PlanUnknown() implements Refusal {}

        record InstallmentsNotOffered(int most) implements Refusal {}

        record DueDayNotOffered() implements Refusal {}
    }

    static Optional<Refusal> refusal(SaleWish wish, List<OfferedPlan> plans) {
        var plan = find(wish.plan(), plans).orElse(null);
        if (plan == null) {
            return Optional.of(new Refusal.PlanUnknown());
        }
        if (wish.installments() < 1 || wish.installments() > Math.max(1, plan.maxInstallments())) {
            return Optional.of(
                    new Refusal.InstallmentsNotOffered(Math.max(1, plan.maxInstallments())));
        }
        return wish.dueDay()
                .filter(it -> !plan.dueDays().contains(it))
                .map(_ -> new Refusal.DueDayNotOffered());
    }

    static Optional<OfferedPlan> find(PlanCode code, List<OfferedPlan> plans) {
        return plans.stream().filter(it -> it.code().equals(code)).findFirst();
    }
}
