package dev.catraca.sandbox.twins.brazil;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BankSlipTest {

    /** The sample of a bank's documentation. */
    @Test
    void all_check_digits_are_those_of_a_real_slip() {
        BankSlip slip =
                BankSlip.of("033", LocalDate.of(2020, 5, 8), 100, "9853029700000356942060101");
        assertThat(slip.line()).isEqualTo("03399853012970000035869420601010782490000000100");
        assertThat(slip.barcode()).isEqualTo("03397824900000001009853029700000356942060101");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-21, 9999",
        "2025-02-22, 1000",
        "2025-02-23, 1001",
        "2026-11-21, 1637",
        "2049-10-13, 9999",
        "2049-10-14, 1000"
    })
    void the_days_begin_anew_after_9999(LocalDate due, int factor) {
        assertThat(BankSlip.factor(due)).isEqualTo(factor);
    }
}
