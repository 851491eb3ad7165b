package dev.catraca.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
    @ParameterizedTest
    @CsvSource({
        "11987654321, +5511987654321",
        "(11) 98765-4321, +5511987654321",
        "+55 11 98765-4321, +5511987654321",
        "1133334444, +551133334444",
        "+1 (415) 555-2671, +14155552671",
        "+351 912 345 678, +351912345678"
    })
    void one_number_has_one_form(String written, String canonical) {
        assertThat(new Phone(written).value()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "987654321",
                "01987654321",
                "1198765432100",
                "+5501987654321",
                "+55119876543",
                "+123",
                "+0123456789",
                "11 9876x-4321",
                "++5511987654321"
            })
    void what_cannot_be_dialled_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> new Phone(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("9876");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11987654321", "+14155552671"})
    void only_the_last_two_digits_are_shown(String text) {
        var phone = new Phone(text);

        assertThat(phone).hasToString("***" + text.substring(text.length() - 2));
    }
}
