package dev.catraca.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostalCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"01310-100", "01310100", " 01310-100 "})
    void a_cep_keeps_its_leading_zeros(String text) {
        var code = new PostalCode(text);

        assertThat(code.digits()).isEqualTo("01310100");
        assertThat(code).hasToString("01***-***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1310-100",
                "1310100",
                "013101000",
                "0131-0100",
                "01310--100",
                "01310 100",
                "0131010O",
                "00000000",
                "00000-000",
                "\u0660\u0661310100"
            })
    void anything_else_is_no_cep(String text) {
        assertThatThrownBy(() -> new PostalCode(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        it -> assertThat(it.code()).isEqualTo("postal-code-invalid"));
    }
}
