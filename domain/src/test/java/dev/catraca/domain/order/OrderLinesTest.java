package dev.catraca.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OrderLinesTest {
    private static final PlanLine PRO =
            new PlanLine(
                    new PlanCode("pro"),
                    "Pro",
                    Money.of(19_990, "BRL"),
                    BillingCycle.MONTHLY,
                    OptionalInt.empty());

    @Test
    void the_total_is_the_sum_of_the_lines() {
        var lines = OrderLines.of(PRO);

        assertThat(lines.total()).isEqualTo(Money.of(19_990, "BRL"));
        assertThat(lines.plan()).contains(PRO);
    }

    @Test
    void nothing_is_no_order() {
        assertThatThrownBy(() -> new OrderLines(List.of()))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.code()).isEqualTo("lines-empty"));
    }

    @Test
    void an_order_has_at_most_one_plan() {
        assertThatThrownBy(() -> OrderLines.of(PRO, PRO))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        it -> assertThat(it.code()).isEqualTo("one-plan-per-order"));
    }
}
