package dev.catraca.domain.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.shared.InvalidValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a.example/x.png",
                "javascript:alert(1)",
                "data:image/png;base64,AA==",
                "https://",
                "https:///x",
                "https://user:pass@a.example/",
                "/x.png",
                "https://a b"
            })
    void only_public_addresses_are_taken(String text) {
        assertThatThrownBy(() -> new WebAddress(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_address_may_be_long_but_not_endless() {
        var begin = "https://a.example/";
        var longest = begin + "x".repeat(WebAddress.LONGEST - begin.length());

        assertThat(new WebAddress(longest).value()).isEqualTo(longest);
        assertThatThrownBy(() -> new WebAddress(longest + "x")).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pt-BR, pt-BR",
        "PT-br, pt-BR",
        "en, en",
        "zh-hant-tw, zh-Hant-TW",
        "es-419, es-419"
    })
    void language_tags_have_one_spelling(String text, String canonical) {
        assertThat(new LanguageTag(text).value()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pt_BR", "portuguese-brazil", "b", "und", "pt-", "123"})
    void what_is_no_language_is_refused(String text) {
        assertThatThrownBy(() -> new LanguageTag(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({"90, 180", "-90, -180", "-23.561425, -46.6558819"})
    void places_lie_on_the_globe(BigDecimal latitude, BigDecimal longitude) {
        assertThat(Coordinate.latitude(latitude).degrees()).isEqualTo(latitude);
        assertThat(Coordinate.longitude(longitude).degrees()).isEqualTo(longitude);
    }

    @ParameterizedTest
    @CsvSource({"90.000001, 180.000001", "-91, -181", "0.0000000000001, 1e-13"})
    void nowhere_else(BigDecimal latitude, BigDecimal longitude) {
        assertThatThrownBy(() -> Coordinate.latitude(latitude)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Coordinate.longitude(longitude)).isInstanceOf(InvalidValue.class);
    }
}
