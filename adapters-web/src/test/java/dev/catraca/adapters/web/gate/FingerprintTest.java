package dev.catraca.adapters.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    private static String print(String method, String route, String caller, String json) {
        var body = StrictJson.parse(json.getBytes(UTF_8));
        return HexFormat.of().formatHex(Fingerprint.of(method, route, caller, body));
    }

    private static String print(String json) {
        return print("POST", "/a", "key-1", json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"a\":1,\"b\":2}    | { \"b\":2, \"a\":1 }",
                "{\"a\":\"\\u0061\"}  | {\"a\":\"a\"}",
                "{\"a\":\"e\\u0301\"} | {\"a\":\"\\u00e9\"}",
                "{\"a\":1.50}         | {\"a\":1.5}",
                "{\"a\":{\"c\":1,\"b\":[{\"y\":1,\"x\":2}]}} | {\"a\":{\"b\":[{\"x\":2,\"y\":1}],\"c\":1}}"
            })
    void spelling_does_not_matter(String one, String other) {
        assertThat(print(one)).isEqualTo(print(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"a\":1}       | {\"a\":2}",
                "{\"a\":1}       | {\"a\":\"1\"}",
                "{\"a\":1}       | {\"b\":1}",
                "{\"a\":true}    | {\"a\":\"TRUE\"}",
                "{\"a\":null}    | {}",
                "{\"a\":[1,2]}   | {\"a\":[2,1]}",
                "{\"a\":[1,2]}   | {\"a\":[12]}",
                "{\"a\":[[1],2]} | {\"a\":[[1,2]]}",
                "{\"a\":\"x\"}   | {\"a\":\"X\"}",
                "{\"a\":\"\\\"\"} | {\"a\":\"\\\\\"}",
                "{\"a\":\"\\\",\\\"b\\\":\\\"\"} | {\"a\":\"\",\"b\":\"\"}"
            })
    void every_value_matters(String one, String other) {
        assertThat(print(one)).isNotEqualTo(print(other));
    }

    @Test
    void who_asks_what_of_whom_matters_and_no_part_runs_over() {
        assertThat(
                        java.util.Set.of(
                                print("POST", "/a", "key-1", "{}"),
                                print("PUT", "/a", "key-1", "{}"),
                                print("POST", "/b", "key-1", "{}"),
                                print("POST", "/a", "key-2", "{}"),
                                print("POST", "/akey", "-1", "{}")))
                .hasSize(5);
    }

    @Test
    void it_is_the_same_on_every_server_and_after_every_release() {
        assertThat(print("{\"b\":[1,2.50,\"x\"],\"a\":null}"))
                .isEqualTo("b56a861549d577a5cf570b5aaf26d4805716bb8d40e311ab6d10deb7b4693d5f");
    }

    @Test
    void a_request_without_a_body_has_one_too() {
        assertThat(Fingerprint.of("POST", "/a", "key-1", JsonValue.NULL)).hasSize(32);
    }
}
