package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "8e03978e-40d5-43dd-bc93-6894a57f9324, 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"8e03978e-40d5-43dd-bc93-6894a57f9324\", 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "'  bare  ', bare",
                "\"a\\\"b\\\\c\", a\"b\\c",
                "!~, !~"
            })
    void quoted_and_bare_name_the_same_request(String header, String key) {
        assertThat(IdempotencyKey.required(List.of(header)).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"a",
                "\"a\"b",
                "\"a\";p=1",
                "\"a\\\"",
                "\"a\\x\"",
                "a b",
                "\"a b\"",
                "a\tb",
                "a\u0000",
                "\u00e9",
                "\"\u00e9\"",
                "a\u007f",
                "\"a\", \"b\""
            })
    void anything_else_is_refused(String header) {
        assertRefused(List.of(header), ProblemCode.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void a_key_has_at_most_255_characters_without_its_quotes() {
        var longest = "k".repeat(255);

        assertThat(IdempotencyKey.required(List.of(longest)).value()).isEqualTo(longest);
        assertThat(IdempotencyKey.required(List.of('"' + longest + '"')).value())
                .isEqualTo(longest);
        assertRefused(List.of(longest + "k"), ProblemCode.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void two_headers_are_refused_and_none_is_missing() {
        assertRefused(List.of("a", "a"), ProblemCode.IDEMPOTENCY_KEY_INVALID);
        assertRefused(List.of(), ProblemCode.IDEMPOTENCY_KEY_MISSING);
        assertThat(IdempotencyKey.optional(List.of())).isEmpty();
    }

    private static void assertRefused(List<String> headers, ProblemCode code) {
        assertThatThrownBy(() -> IdempotencyKey.required(headers))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.code()).isEqualTo(code));
    }
}
