package dev.catraca.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the search for security codes finds, and what it leaves alone. */
class SecurityCodesTest {
    private final SecurityCodes codes = new SecurityCodes("987");

    @Test
    void a_code_is_found_behind_its_name_however_it_is_written() {
        SecurityCodes.forms("987")
                .forEach(
                        (name, form) -> {
                            for (var charset : List.of(ISO_8859_1, UTF_8, UTF_16LE)) {
                                assertThat(isFound("before " + form + " after", charset))
                                        .as(name + " in " + charset)
                                        .isTrue();
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "987",
                "\"cvv\":\"9871\"",
                "\"cvv\":\"***\"",
                "\"cvv\":\"***\",\"telefone\":\"987\"",
                "cvv=986&valor=987",
                "the cvv of card 987",
                "securityCode=***, plan=987"
            })
    void what_is_no_code_is_left_alone(String text) {
        assertThat(isFound(text, ISO_8859_1)).isFalse();
    }

    private boolean isFound(String text, Charset charset) {
        return codes.isIn(text.getBytes(charset));
    }
}
