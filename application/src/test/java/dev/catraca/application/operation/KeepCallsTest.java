package dev.catraca.application.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.operation.port.CallMonths;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeepCallsTest {
    private final List<String> asked = new ArrayList<>();
    private final CallMonths months =
            new CallMonths() {
                @Override
                public int makeAhead(int count) {
                    asked.add("make " + count);
                    return 1;
                }

                @Override
                public int forget(Period age) {
                    asked.add("forget " + age);
                    return 4;
                }
            };

    @Test
    void the_next_months_are_made_before_old_ones_are_dropped() {
        assertThat(new KeepCalls(months, Period.ofMonths(13)).keep())
                .isEqualTo(new KeepCalls.Kept(1, 4));
        assertThat(asked).containsExactly("make 2", "forget P13M");
    }

    @Test
    void calls_are_not_forgotten_before_three_months() {
        for (var tooShort :
                List.of(Period.ofMonths(2), Period.ofDays(90), Period.of(0, 3, -1), Period.ZERO)) {
            assertThatThrownBy(() -> new KeepCalls(months, tooShort))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
