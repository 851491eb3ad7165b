package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyGateTest {
    private final BodyGate gate = new BodyGate(BodyRules.JSON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                " application/json ",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json ; charset=\"utf-8\"",
                "application/json;CHARSET=Utf-8"
            })
    void JSON_in_UTF_8_passes(String type) {
        gate.checkType(Map.of("Content-Type", List.of(type)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json5",
                "application/json+xml",
                "application/problem+json",
                "application/*",
                "*/*",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=utf-8; charset=utf-16",
                "application/json; version=1",
                "application/json;",
                "application/json, text/plain",
                "application/json charset=utf-8",
                "json"
            })
    void any_other_type_is_refused(String type) {
        assertRefused(Map.of("Content-Type", List.of(type)), ProblemCode.CONTENT_TYPE_UNSUPPORTED);
    }

    @Test
    void no_type_and_two_types_are_refused() {
        assertRefused(Map.of(), ProblemCode.CONTENT_TYPE_UNSUPPORTED);
        assertRefused(
                Map.of("Content-Type", List.of("application/json", "application/json")),
                ProblemCode.CONTENT_TYPE_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip", "", "x"})
    void compressed_bodies_are_refused(String encoding) {
        var headers = Map.of("Content-Encoding", List.of(encoding));

        assertThatThrownBy(() -> gate.checkEncoding(headers))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.code())
                                    .isEqualTo(ProblemCode.CONTENT_ENCODING_UNSUPPORTED);
                        });
    }

    @Test
    void identity_is_no_compression() {
        gate.checkEncoding(Map.of());
        gate.checkEncoding(Map.of("Content-Encoding", List.of("Identity")));
    }

    private void assertRefused(Map<String, List<String>> headers, ProblemCode code) {
        assertThatThrownBy(() -> gate.checkType(headers))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.code()).isEqualTo(code));
    }
}
