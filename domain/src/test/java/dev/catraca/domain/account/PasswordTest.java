package dev.catraca.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catraca.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;

class PasswordTest {
    @Test
    void twelve_to_128_characters_may_be_chosen() {
        assertThat(Password.chosen("a".repeat(12)).value()).hasSize(12);
        assertThat(Password.chosen("a".repeat(128)).value()).hasSize(128);
        assertRefused("a".repeat(11), "password-too-short");
        assertRefused("a".repeat(129), "password-too-long");
    }

    @Test
    void characters_are_counted_as_people_see_them() {
        var sixKeys = "🔑".repeat(6);
        assertThat(sixKeys).hasSize(12);
        assertRefused(sixKeys, "password-too-short");
        assertThat(Password.chosen("🔑".repeat(128)).value()).hasSize(256);
    }

    @Test
    void two_spellings_of_one_password_are_equal() {
        assertThat(new Password("cafe\u0301 com leite"))
                .isEqualTo(new Password("caf\u00e9 com leite"));
        assertRefused("e\u0301".repeat(11), "password-too-short");
    }

    @Test
    void a_password_is_never_printed() {
        assertThat(new Password("correct horse battery").toString()).isEqualTo("***");
    }

    private static void assertRefused(String text, String code) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Password.chosen(text))
                .satisfies(it -> assertThat(it.code()).isEqualTo(code));
    }
}
