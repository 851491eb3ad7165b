package dev.catraca.domain.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.quote.Instalments.Instalment;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalmentsTest {
    private static final int CASES = 50_000;

    @ParameterizedTest
    @CsvSource({
        "19990, 1, '19990'",
        "19990, 3, '6664 6663 6663'",
        "100, 3, '34 33 33'",
        "2, 2, '1 1'",
        "0, 1, '0'",
        "12, 12, '1 1 1 1 1 1 1 1 1 1 1 1'"
    })
    void the_remainder_goes_to_the_first_parts(long total, int count, String parts) {
        assertThat(Instalments.of(brl(total), count).all())
                .extracting(it -> Long.toString(it.amount().minor()))
                .containsExactly(parts.split(" "));
    }

    @Test
    void whatever_the_total_its_parts_add_up_to_it_and_differ_by_one_at_most() {
        var random = new Random(20_261_121);
        for (var i = 0; i < CASES; i++) {
            var count = 1 + random.nextInt(21);
            // Small totals and the largest ones are where a division goes wrong.
            var total =
                    random.nextBoolean()
                            ? count + random.nextInt(100)
                            : random.nextLong(count, Money.LARGEST + 1);
            var parts = Instalments.of(brl(total), count).all();
            var amounts = parts.stream().mapToLong(it -> it.amount().minor()).toArray();

            assertThat(parts)
                    .extracting(Instalment::number)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, count).boxed().toList());
            assertThat(IntStream.range(0, count).mapToLong(it -> amounts[it]).sum())
                    .as("%s in %s", total, count)
                    .isEqualTo(total);
            assertThat(amounts[0] - amounts[count - 1]).isBetween(0L, 1L);
            assertThat(amounts).isSortedAccordingTo((a, b) -> Long.compare(b, a));
            assertThat(amounts[count - 1]).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"19990, 0", "19990, -1", "2, 3", "0, 2"})
    void a_part_of_nothing_is_refused(long total, int count) {
        assertThatThrownBy(() -> Instalments.of(brl(total), count))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        it -> assertThat(it.code()).isEqualTo("installments-invalid"));
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
