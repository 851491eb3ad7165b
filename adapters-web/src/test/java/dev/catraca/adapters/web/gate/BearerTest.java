package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.shared.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {
    private static final String KEY = "ck_test_0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR "})
    void the_scheme_is_case_insensitive(String scheme) {
        assertThat(Bearer.key(List.of(scheme + KEY))).contains(new Secret(KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                KEY,
                "Basic " + KEY,
                "Bearer" + KEY,
                "Bearer  " + KEY,
                "Bearer\t" + KEY,
                " Bearer " + KEY,
                "Bearer " + KEY + " ",
                "Bearer " + KEY + " x",
                "Bearer " + KEY + "\u00e9",
                "Bearer short"
            })
    void anything_else_is_no_key(String header) {
        assertThat(Bearer.key(List.of(header))).isEmpty();
    }

    @Test
    void exactly_one_header_counts() {
        assertThat(Bearer.key(List.of())).isEmpty();
        assertThat(Bearer.key(List.of("Bearer " + KEY, "Bearer " + KEY))).isEmpty();
    }

    @Test
    void a_key_has_at_most_512_characters() {
        assertThat(Bearer.key(List.of("Bearer " + "k".repeat(512)))).isPresent();
        assertThat(Bearer.key(List.of("Bearer " + "k".repeat(513)))).isEmpty();
    }

    @Test
    void keys_match_only_when_they_are_equal() {
        var key = new Secret(KEY);

        assertThat(Bearer.matches(key, new Secret(KEY))).isTrue();
        assertThat(Bearer.matches(key, new Secret(KEY + "x"))).isFalse();
        assertThat(Bearer.matches(key, new Secret(KEY.toUpperCase(java.util.Locale.ROOT))))
                .isFalse();
    }
}
