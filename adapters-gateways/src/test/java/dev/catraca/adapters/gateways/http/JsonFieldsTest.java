package dev.catraca.adapters.gateways.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"12\"",
                "12.0",
                "12.9",
                "1e400000000",
                "9223372036854775808",
                "{}",
                "[]"
            })
    void what_is_not_written_as_an_integer_is_none(String value) {
        assertThat(JsonFields.integer(json("{\"n\":" + value + "}"), "n")).isEmpty();
    }

    @Test
    void integers_of_64_bits_are_read() {
        var json = json("{\"n\":9223372036854775807,\"m\":-1}");

        assertThat(JsonFields.integer(json, "n")).contains(Long.MAX_VALUE);
        assertThat(JsonFields.integer(json, "m")).contains(-1L);
    }

    @Test
    void a_field_of_another_type_is_not_there() {
        var json = json("{\"a\":7,\"l\":[{},7],\"t\":\"true\"}");

        assertThat(JsonFields.text(json, "a")).isEmpty();
        assertThat(JsonFields.text(json, "missing")).isEmpty();
        assertThat(JsonFields.object(json, "a")).isEmpty();
        assertThat(JsonFields.objects(json, "l")).isEmpty();
        assertThat(JsonFields.objects(json, "missing")).isEmpty();
        assertThat(JsonFields.isTrue(json, "t")).isFalse();
    }

    @Test
    void fields_of_their_type_are_read() {
        var json = json("{\"a\":\"x\",\"o\":{\"b\":1},\"l\":[{\"b\":1}],\"t\":true}");

        assertThat(JsonFields.text(json, "a")).contains("x");
        assertThat(JsonFields.object(json, "o")).contains(json("{\"b\":1}"));
        assertThat(JsonFields.objects(json, "l").orElseThrow()).containsExactly(json("{\"b\":1}"));
        assertThat(JsonFields.isTrue(json, "t")).isTrue();
    }

    private static JsonObject json(String text) {
        return Answer.json(text).orElseThrow();
    }
}
