package dev.catraca.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyImportTest {
    private static final String KEY = "1b2d4f6081a3c5e7f9e8d6c4b2a09753";

    @Test
    void a_variable_is_read_as_the_slug_of_its_unit() {
        assertThat(
                        KeyImport.keys(
                                Map.of(
                                        "PACTO_SECRET_KEY_TORRES",
                                        KEY,
                                        "PACTO_SECRET_KEY_PORTO_ALEGRE_2",
                                        " " + KEY + "\n",
                                        "HOME",
                                        "/root",
                                        "PACTO_SECRET",
                                        KEY)))
                .isEqualTo(Map.of("torres", KEY, "porto-alegre-2", KEY));
    }

    /** No slug is written so, and none is guessed. */
    @ParameterizedTest
    @ValueSource(strings = {"", "_TORRES", "TORRES_", "torres", "TÔRRES", "TO-RRES", "A B"})
    void what_is_no_slug_s_name_is_ignored(String suffix) {
        assertThat(KeyImport.keys(Map.of("PACTO_SECRET_KEY_" + suffix, KEY))).isEmpty();
    }

    @Test
    void an_empty_variable_is_none() {
        assertThat(KeyImport.keys(Map.of("PACTO_SECRET_KEY_TORRES", " "))).isEmpty();
    }
}
