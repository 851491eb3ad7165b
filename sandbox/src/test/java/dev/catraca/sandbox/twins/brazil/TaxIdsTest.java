package dev.catraca.sandbox.twins.brazil;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TaxIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "52998224725",
                "529.982.247-25",
                "93541134780",
                "12345678909",
                "00000000191",
                "11222333000181",
                "00.000.000/0001-91",
                "12ABC34501DE35",
                "00000000000A04"
            })
    void what_the_check_digits_confirm_is_valid(String id) {
        assertThat(TaxIds.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678900",
                "11111111111",
                "00000000000000",
                "11222333000180",
                "12ABC34501DE34",
                "5299822472",
                "maria"
            })
    void anything_else_is_not(String id) {
        assertThat(TaxIds.isValid(id)).isFalse();
    }

    @Test
    void a_cpf_is_eleven_digits_and_no_company() {
        assertThat(TaxIds.isCpf("52998224725")).isTrue();
        assertThat(TaxIds.isCpf("529.982.247-25")).isTrue();
        assertThat(TaxIds.isCpf("529.98224725")).isFalse();
        assertThat(TaxIds.isCpf("12345678900")).isFalse();
        assertThat(TaxIds.isCpf("11222333000181")).isFalse();
    }
}
