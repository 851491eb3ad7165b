package dev.catraca.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
        "5511987654321, +5511987654321",
        "551133334444, +551133334444",
        "55912345678, +5555912345678",
        "11911112222, +5511911112222",
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
                "++5511987654321",
                "1187654321",
                "1163334444",
                "1113334444",
                "11887654321",
                "+551187654321",
                "+5511887654321",
                "\u0661198765432"
            })
    void what_cannot_be_dialled_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> new Phone(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("9876");
    }

    @Test
    void there_are_67_area_codes() {
        var known =
                IntStream.rangeClosed(0, 99)
                        .mapToObj("%02d"::formatted)
                        .filter(it -> isPhone(it + "33334444") && isPhone("+55" + it + "987654321"))
                        .collect(Collectors.joining(" "));

        assertThat(known)
                .isEqualTo(
                        "11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38"
                                + " 41 42 43 44 45 46 47 48 49 51 53 54 55 61 62 63 64 65 66 67 68 69"
                                + " 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89"
                                + " 91 92 93 94 95 96 97 98 99");
    }

    private static boolean isPhone(String text) {
        try {
            return !new Phone(text).value().isEmpty();
        } catch (InvalidValue refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11987654321", "+14155552671"})
    void only_the_last_two_digits_are_shown(String text) {
        var phone = new Phone(text);

        assertThat(phone).hasToString("***" + text.substring(text.length() - 2));
    }
}
