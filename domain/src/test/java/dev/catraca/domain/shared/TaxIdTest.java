package dev.catraca.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "52998224725",
                "529.982.247-25",
                "11144477735",
                "93541134780",
                "12345678909",
                "00000000191",
                "86288366757"
            })
    void a_cpf_with_right_check_digits_is_read(String text) {
        assertThat(TaxId.of(text)).isInstanceOf(TaxId.Cpf.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678900",
                "00000000000",
                "11111111111",
                "5299822472",
                "529982247251",
                "22222222222",
                "33333333333",
                "44444444444",
                "55555555555",
                "66666666666",
                "77777777777",
                "88888888888",
                "99999999999",
                "5299822472A"
            })
    void anything_else_is_no_cpf(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new TaxId.Cpf(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11222333000181",
                "00000000000191",
                "60746948000112",
                "12.ABC.345/01DE-35",
                "12abc34501de35",
                "AAAAAAAAAAAA45",
                "ZZZZZZZZZZZZ62",
                "1345C3A5000106",
                "R55231B3000757",
                "00000000000A04"
            })
    void a_cnpj_may_have_letters(String text) {
        assertThat(TaxId.of(text)).isInstanceOf(TaxId.Cnpj.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11222333000180",
                "11111111111111",
                "12ABC34501DE3A",
                "",
                "1",
                "\u066752998224725",
                "1222333000181",
                "112223330001811",
                "0000000000000\u0660",
                "\u017FSSSSSSSSSSS59",
                "\u00DFSSSSSSSSSS59",
                "00000000000000",
                "ZZZZZZZZZZZZ63"
            })
    void anything_else_is_no_tax_id(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> TaxId.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"52998224725", "11222333000181"})
    void a_tax_id_masks_itself(String text) {
        assertThat(TaxId.of(text).toString()).contains("**").doesNotContain(text);
    }
}
