package dev.catraca.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoletoLineTest {
    /** Of PagBank's documents. */
    private static final String LINE = "03399.85301 29700.000358 69420.601010 7 82490000000100";

    private static final String DIGITS = "03399853012970000035869420601010782490000000100";
    private static final String BARCODE = "03397824900000001009853029700000356942060101";
    private static final LocalDate ISSUED = LocalDate.parse("2020-05-01");

    @Test
    void a_published_line_says_everything() {
        var line = new BoletoLine(LINE);

        assertThat(line.digits()).isEqualTo(DIGITS);
        assertThat(line.barcode()).isEqualTo(BARCODE);
        assertThat(line.amount()).contains(Money.of(100, "BRL"));
        assertThat(line.due(ISSUED)).contains(LocalDate.parse("2020-05-08"));
    }

    @Test
    void a_barcode_has_one_line() {
        assertThat(BoletoLine.ofBarcode(BARCODE)).isEqualTo(new BoletoLine(DIGITS));
    }

    /** What one finger types wrong is found wherever it is, or it would pay somebody else. */
    @Test
    void any_other_digit_anywhere_is_refused() {
        for (var at = 0; at < DIGITS.length(); at++) {
            for (var digit = '0'; digit <= '9'; digit++) {
                if (digit != DIGITS.charAt(at)) {
                    var typed = DIGITS.substring(0, at) + digit + DIGITS.substring(at + 1);
                    refused("boleto-line-invalid", () -> new BoletoLine(typed));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8249, 2020-05-01, 2020-05-08",
        "9999, 2025-02-01, 2025-02-21",
        "1000, 2025-02-01, 2025-02-22",
        "1001, 2025-02-22, 2025-02-23",
        "1637, 2026-11-14, 2026-11-21",
        "9999, 2049-10-01, 2049-10-13",
        "1000, 2049-10-01, 2049-10-14",
        // the same factors, long ago
        "1000, 2000-07-01, 2000-07-03",
        "1637, 2002-04-01, 2002-04-01",
        // due before it was issued: a second copy of an old one
        "9999, 2025-03-10, 2025-02-21"
    })
    void a_factor_is_the_day_nearest_to_the_issue(String factor, LocalDate issued, LocalDate due) {
        assertThat(BoletoLine.ofBarcode(barcode(factor, "0000019990")).due(issued)).contains(due);
    }

    @Test
    void a_factor_of_zero_is_no_day_and_an_amount_of_zero_is_none() {
        var line = BoletoLine.ofBarcode(barcode("0000", "0000000000"));

        assertThat(line.due(ISSUED)).isEmpty();
        assertThat(line.amount()).isEmpty();
    }

    @Test
    void a_factor_that_was_never_in_use_is_refused() {
        refused("boleto-line-invalid", () -> BoletoLine.ofBarcode(barcode("0999", "0000019990")));
    }

    @Test
    void what_is_not_in_reais_is_refused() {
        refused(
                "boleto-line-invalid",
                () -> BoletoLine.ofBarcode(barcode("0338", "1637", "0000019990")));
    }

    /** Both over and under the rest that has no digit of its own. */
    @Test
    void every_rest_of_the_barcode_has_a_check_digit_that_is_not_zero() {
        for (var amount = 1; amount <= 100; amount++) {
            var barcode = barcode("1637", "%010d".formatted(amount));

            assertThat(barcode.charAt(4)).isNotEqualTo('0');
            assertThat(BoletoLine.ofBarcode(barcode).barcode()).isEqualTo(barcode);
        }
    }

    @Test
    void a_slip_of_a_utility_is_told_apart() {
        refused(
                "boleto-not-of-a-bank",
                () -> new BoletoLine("836200000005 667800481000 180975657313 001589636081"));
        refused(
                "boleto-not-of-a-bank",
                () -> BoletoLine.ofBarcode("83620000000667800481001809756573100158963608"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0339985301297000003586942060101078249000000010",
                "033998530129700000358694206010107824900000001000",
                "03399853012970000035869420601010782490000000l00",
                "03397824900000001009853029700000356942060101"
            })
    void what_is_no_line_is_refused(String text) {
        refused("boleto-line-invalid", () -> new BoletoLine(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03397824900000001009853029700000356942060100",
                "03398824900000001009853029700000356942060101",
                "03399853012970000035869420601010782490000000100"
            })
    void what_is_no_barcode_is_refused(String text) {
        refused("boleto-line-invalid", () -> BoletoLine.ofBarcode(text));
    }

    @Test
    void it_does_not_print_itself() {
        assertThat(new BoletoLine(DIGITS)).hasToString("BoletoLine[***]");
    }

    private static void refused(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    private static String barcode(String factor, String amount) {
        return barcode("0339", factor, amount);
    }

    private static String barcode(String bankAndCurrency, String factor, String amount) {
        var rest = factor + amount + BARCODE.substring(19);
        int[] weights = {4, 3, 2, 9, 8, 7, 6, 5};
        var sum = 0;
        var others = bankAndCurrency + rest;
        for (var i = 0; i < others.length(); i++) {
            sum += Character.digit(others.charAt(i), 10) * weights[i % 8];
        }
        var digit = 11 - sum % 11;
        return bankAndCurrency + (digit == 10 || digit == 11 ? 1 : digit) + rest;
    }
}
