package dev.catraca.adapters.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {
    @ParameterizedTest(name = "{index} {0} {1}")
    @MethodSource("dev.catraca.adapters.web.gate.JsonCorpus#invalid")
    void an_invalid_document_is_refused_for_its_own_reason(ProblemCode reason, Document document) {
        assertThatThrownBy(() -> StrictJson.parse(document.bytes()))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.code()).isEqualTo(reason));
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("dev.catraca.adapters.web.gate.JsonCorpus#valid")
    void a_valid_document_means_what_a_parser_of_JSON_P_makes_of_it(Document document) {
        var expected = JsonCorpus.readByAnother(document.bytes());

        assertThat(StrictJson.parse(document.bytes())).isEqualTo(expected);
    }

    @Test
    void the_corpus_is_as_large_as_promised() {
        assertThat(JsonCorpus.invalid().count()).isGreaterThanOrEqualTo(150);
        assertThat(JsonCorpus.valid().count()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void every_document_cut_short_is_refused() {
        var whole = "{\"a\":[1,-2.5e3,\"\\u00e9x\\n\",true,false,null,{}],\"b\":\"\u00e9\"}";
        var bytes = whole.replace("\\n", "").getBytes(UTF_8);
        assertThat(StrictJson.parse(bytes)).isInstanceOf(jakarta.json.JsonObject.class);

        for (int length = 0; length < bytes.length; length++) {
            var cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> StrictJson.parse(cut))
                    .as("the first %d bytes", length)
                    .isInstanceOf(Rejected.class);
        }
    }

    @Test
    void any_single_byte_changed_is_refused_or_read_but_never_fails_otherwise() {
        var bytes = "{\"a\":[1,-2.5e3,\"\\u00e9x\",true,null],\"b\":\"\u00e9\"}".getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at++) {
            for (int value = 0; value < 256; value++) {
                var changed = bytes.clone();
                changed[at] = (byte) value;
                try {
                    assertThat(StrictJson.parse(changed)).isNotNull();
                } catch (Rejected expected) {
                    assertThat(expected.code().status()).isEqualTo(400);
                }
            }
        }
    }

    @Test
    void text_and_names_come_out_in_NFC() {
        var read = StrictJson.parse("{\"e\u0301\":\"Joa\u0303o\"}".getBytes(UTF_8)).asJsonObject();

        assertThat(read.getString("\u00e9")).isEqualTo("Jo\u00e3o");
    }

    @Test
    void an_escaped_combining_mark_is_normalised_too() {
        var read = StrictJson.parse("\"e\\u0301\"".getBytes(UTF_8));

        assertThat(((JsonString) read).getString()).isEqualTo("\u00e9");
    }

    @ParameterizedTest
    @MethodSource("numbersThatAreNoIntegers")
    void a_fraction_or_an_exponent_never_passes_for_an_integer(String token) {
        var number = (JsonNumber) StrictJson.parse(token.getBytes(UTF_8));

        assertThat(number.isIntegral()).isFalse();
        assertThat(number.bigDecimalValue()).isEqualByComparingTo(new java.math.BigDecimal(token));
    }

    static Stream<String> numbersThatAreNoIntegers() {
        return Stream.of(
                "1.0",
                "1e3",
                "1E0",
                "10.0e1",
                "1.5e2",
                "123.456e7",
                "0e0",
                "12.9",
                "-0.0",
                "1e-3",
                "1e999");
    }

    @Test
    void twenty_digits_and_thirty_two_levels_and_two_thousand_values_are_still_read() {
        assertThat(StrictJson.parse("12345678901234567890".getBytes(UTF_8)))
                .hasToString("12345678901234567890");
        assertThat(StrictJson.parse(("[".repeat(32) + "]".repeat(32)).getBytes(UTF_8)))
                .isInstanceOf(jakarta.json.JsonArray.class);
        var list = "[" + "0,".repeat(1_998) + "0]";
        assertThat(StrictJson.parse(list.getBytes(UTF_8)).asJsonArray()).hasSize(1_999);
    }

    @Test
    void depth_counts_what_is_open_and_not_what_was() {
        for (var inner : java.util.List.of("[[]]", "{}", "{\"a\":{}}", "[{}]")) {
            var wide = "[" + (inner + ",").repeat(100) + "[]]";

            assertThat(StrictJson.parse(wide.getBytes(UTF_8)).getValueType())
                    .as(inner)
                    .isEqualTo(JsonValue.ValueType.ARRAY);
        }
    }
}
