package dev.catraca.adapters.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static Fields body(String json) {
        return Fields.of(json.getBytes(UTF_8), Fields.Unknown.REFUSED);
    }

    /** Reads, finishes, and says what was refused: {@code status field:code …}. */
    private static String refusal(String json, Consumer<Fields> reading) {
        var in = body(json);
        reading.accept(in);
        var rejected = catchThrowableOfType(Rejected.class, in::done);
        assertThat(rejected).as("nothing was refused").isNotNull();
        var shown = new StringBuilder().append(rejected.code().status());
        rejected.violations()
                .forEach(it -> shown.append(' ').append(it.field()).append(':').append(it.code()));
        return shown.toString();
    }

    @Test
    void every_kind_of_field_is_read_as_it_stands() {
        var in =
                body(
                        """
                        {"text":"a","int":-12,"flag":true,"at":"2026-11-21T10:00:00-03:00",
                         "email":"Ana@Example.com","word":"refund","tags":["x","y"],
                         "wallets":{"asaas":"w-1"},"in":{"n":1},"lines":[{"q":1},{"q":2}]}
                        """);

        assertThat(in.text("text")).isEqualTo("a");
        assertThat(in.integer("int")).isEqualTo(-12);
        assertThat(in.bool("flag")).isTrue();
        assertThat(in.instant("at")).isEqualTo(Instant.parse("2026-11-21T13:00:00Z"));
        assertThat(in.value("email", Email::new)).isEqualTo(new Email("ana@example.com"));
        assertThat(in.<Integer>choice("word", Map.of("accept", 1, "refund", 2))).isEqualTo(2);
        assertThat(in.strings("tags")).containsExactly("x", "y");
        assertThat(in.map("wallets")).containsExactly(Map.entry("asaas", "w-1"));
        assertThat(in.object("in").integer("n")).isEqualTo(1);
        assertThat(in.objects("lines")).extracting(it -> it.integer("q")).containsExactly(1L, 2L);
        in.done();
    }

    @Test
    void every_kind_of_optional_field_may_be_absent() {
        var in = body("{}");

        assertThat(in.optionalText("a")).isEmpty();
        assertThat(in.optionalInteger("b")).isEqualTo(OptionalLong.empty());
        assertThat(in.optionalBool("c")).isEmpty();
        assertThat(in.optionalInstant("d")).isEmpty();
        assertThat(in.optionalValue("e", Email::new)).isEmpty();
        assertThat(in.<Integer>optionalChoice("f", Map.of("x", 1))).isEmpty();
        assertThat(in.optionalStrings("g")).isEmpty();
        assertThat(in.optionalMap("h")).isEmpty();
        assertThat(in.optionalObject("i")).isEmpty();
        assertThat(in.optionalObjects("j")).isEmpty();
        in.done();
    }

    @Test
    void every_kind_of_optional_field_is_read_when_it_is_there() {
        var in =
                body(
                        """
                        {"a":"a","b":1,"c":false,"d":"2026-11-21T10:00:00.123Z","e":"a@b.co",
                         "f":"x","g":["t"],"h":{"k":"v"},"i":{},"j":[{}]}
                        """);

        assertThat(in.optionalText("a")).contains("a");
        assertThat(in.optionalInteger("b")).hasValue(1);
        assertThat(in.optionalBool("c")).contains(false);
        assertThat(in.optionalInstant("d")).contains(Instant.parse("2026-11-21T10:00:00.123Z"));
        assertThat(in.optionalValue("e", Email::new)).contains(new Email("a@b.co"));
        assertThat(in.<Integer>optionalChoice("f", Map.of("x", 1))).contains(1);
        assertThat(in.optionalStrings("g")).contains(List.of("t"));
        assertThat(in.optionalMap("h")).contains(Map.of("k", "v"));
        assertThat(in.optionalObject("i")).isPresent();
        assertThat(in.optionalObjects("j").orElseThrow()).hasSize(1);
        in.done();
    }

    @Test
    void all_violations_are_told_at_once_with_their_paths() {
        var refused =
                refusal(
                        """
                        {"buyer":{"email":"no","age":"3"},"lines":[{"quantity":1},{"quantity":1.5}],
                         "extra":1}
                        """,
                        in -> {
                            var buyer = in.object("buyer");
                            buyer.value("email", Email::new);
                            buyer.integer("age");
                            buyer.text("name");
                            in.objects("lines").forEach(it -> it.integer("quantity"));
                        });

        assertThat(refused)
                .isEqualTo(
                        "400 buyer.age:not-an-integer buyer.name:required"
                                + " lines[1].quantity:not-an-integer extra:unknown-field"
                                + " buyer.email:email-invalid");
    }

    @Test
    void a_body_of_the_right_shape_with_bad_values_is_unprocessable() {
        assertThat(
                        refusal(
                                "{\"email\":\"no\",\"name\":\"abc\",\"word\":\"x\"}",
                                in -> {
                                    var email = in.value("email", Email::new);
                                    assertThat(email).isNull();
                                    in.text("name", 2);
                                    in.<Integer>choice("word", Map.of("y", 1));
                                }))
                .isEqualTo("422 email:email-invalid name:too-long word:not-a-choice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.9", "12.0", "1e3", "1E0", "10.0e1", "\"12\"", "true", "null", "[]", "{}",
                "\"\"", "0.0", "-0.0"
            })
    void only_an_integer_is_an_integer(String value) {
        assertThat(refusal("{\"amount\":" + value + "}", in -> in.integer("amount")))
                .isEqualTo("400 amount:not-an-integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "99999999999999999999"})
    void an_integer_beyond_64_bits_is_refused_and_not_wrapped(String value) {
        assertThat(refusal("{\"amount\":" + value + "}", in -> in.integer("amount")))
                .isEqualTo("400 amount:integer-out-of-range");
    }

    @Test
    void the_largest_and_the_smallest_integer_are_read() {
        var in = body("{\"a\":9223372036854775807,\"b\":-9223372036854775808,\"c\":-0}");

        assertThat(in.integer("a")).isEqualTo(Long.MAX_VALUE);
        assertThat(in.integer("b")).isEqualTo(Long.MIN_VALUE);
        assertThat(in.integer("c")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "null", "[\"a\"]", "{}", "1.5"})
    void only_text_is_text(String value) {
        assertThat(refusal("{\"a\":" + value + "}", in -> in.text("a")))
                .isEqualTo("400 a:not-text");
        assertThat(refusal("{\"a\":" + value + "}", in -> in.optionalText("a")))
                .isEqualTo("400 a:not-text");
        assertThat(refusal("{\"a\":" + value + "}", in -> in.value("a", Email::new)))
                .isEqualTo("400 a:not-text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"true\"", "null", "[]", "{}"})
    void only_true_and_false_are_booleans(String value) {
        assertThat(refusal("{\"a\":" + value + "}", in -> in.bool("a")))
                .isEqualTo("400 a:not-a-boolean");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1700000000",
                "\"2026-11-21\"",
                "\"2026-11-21T10:00:00\"",
                "\"2026-11-21 10:00:00Z\"",
                "\"2026-02-30T10:00:00Z\"",
                "\"2026-11-21T25:00:00Z\"",
                "\"+12026-11-21T10:00:00Z\"",
                "\"2026-11-21T10:00Z\"",
                "\"\uff12026-11-21T10:00:00Z\"",
                "\"2026-11-21T10:00:00+99:00\"",
                "\"\"",
                "null"
            })
    void only_a_timestamp_with_its_offset_is_a_timestamp(String value) {
        assertThat(refusal("{\"a\":" + value + "}", in -> in.instant("a")))
                .isEqualTo("400 a:not-a-timestamp");
    }

    @Test
    void objects_lists_and_maps_are_told_apart() {
        assertThat(
                        refusal(
                                "{\"a\":[],\"b\":{},\"c\":[],\"d\":[1,{},\"x\"],\"e\":{\"k\":1}}",
                                in -> {
                                    in.object("a");
                                    in.objects("b");
                                    in.map("c");
                                    in.strings("d");
                                    in.map("e");
                                }))
                .isEqualTo(
                        "400 a:not-an-object b:not-a-list c:not-an-object d[0]:not-text"
                                + " d[1]:not-text e.k:not-text");
    }

    @Test
    void a_required_text_may_not_be_blank_and_an_optional_blank_one_is_absent() {
        assertThat(refusal("{\"a\":\" \u2003\"}", in -> in.text("a"))).isEqualTo("400 a:blank");
        assertThat(refusal("{\"a\":\"\"}", in -> in.value("a", Email::new)))
                .isEqualTo("400 a:blank");
        assertThat(body("{\"a\":\" \"}").optionalText("a")).isEmpty();
    }

    @Test
    void length_is_counted_in_code_points() {
        var emoji = "\ud83d\ude00".repeat(200);

        assertThat(body("{\"a\":\"" + emoji + "\"}").text("a")).isEqualTo(emoji);
        assertThat(refusal("{\"a\":\"" + emoji + "x\"}", in -> in.text("a")))
                .isEqualTo("422 a:too-long");
    }

    @Test
    void a_missing_object_is_one_violation_and_not_one_per_field() {
        assertThat(
                        refusal(
                                "{}",
                                in -> {
                                    var price = in.object("price");
                                    price.integer("amount");
                                    var never = new AtomicBoolean();
                                    price.make(() -> never.getAndSet(true));
                                    assertThat(never).isFalse();
                                }))
                .isEqualTo("400 price:required");
    }

    @Test
    void nothing_is_made_of_a_missing_object_even_if_all_its_fields_are_optional() {
        var made = new AtomicBoolean();
        refusal("{}", in -> in.object("price").make(() -> made.getAndSet(true)));

        assertThat(made).isFalse();
    }

    @Test
    void unknown_fields_are_refused_at_every_depth() {
        assertThat(
                        refusal(
                                "{\"a\":{\"b\":{\"x\":1}},\"l\":[{},{\"y\":1}],\"o\":{\"z\":1}}",
                                in -> {
                                    in.object("a").object("b");
                                    in.objects("l");
                                    in.optionalObject("o");
                                }))
                .isEqualTo("400 a.b.x:unknown-field l[1].y:unknown-field o.z:unknown-field");
    }

    @Test
    void a_value_of_several_fields_is_reported_at_their_object() {
        assertThat(
                        refusal(
                                "{\"price\":{\"amount\":1}}",
                                in -> {
                                    var price = in.object("price");
                                    price.integer("amount");
                                    price.make(
                                            () -> {
                                                throw new InvalidValue("too-cheap", "Too cheap.");
                                            });
                                }))
                .isEqualTo("422 price:too-cheap");
    }

    @Test
    void the_result_is_made_only_when_nothing_is_wrong() {
        var in = body("{\"a\":1}");
        in.text("a");

        assertThatThrownBy(
                        () ->
                                in.done(
                                        () -> {
                                            throw new AssertionError("made from placeholders");
                                        }))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_result_the_domain_refuses_is_unprocessable() {
        var in = body("{}");

        assertThatThrownBy(
                        () ->
                                in.done(
                                        () -> {
                                            throw new InvalidValue("odd", "Odd.");
                                        }))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.code()).isEqualTo(ProblemCode.VALUES_INVALID);
                            assertThat(it.violations())
                                    .containsExactly(new Violation("", "odd", "Odd.", List.of()));
                        });
        assertThat(body("{}").<Integer>done(() -> 7)).isEqualTo(7);
    }

    @Test
    void unknown_fields_are_ignored_where_the_contract_says_so() {
        var in = Fields.of("{\"a\":{\"x\":1},\"y\":2}".getBytes(UTF_8), Fields.Unknown.IGNORED);
        in.object("a");

        in.done();
        assertThat(in.json().keySet()).containsExactly("a", "y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "<script>", "a b", "joao@example.com"})
    void a_name_that_could_be_anything_is_not_repeated(String name) {
        assertThat(refusal("{\"" + name + "\":1}", in -> {})).isEqualTo("400 ?:unknown-field");
    }

    @Test
    void a_body_full_of_errors_draws_a_short_answer() {
        var many = new StringBuilder("{\"f\":1");
        for (int i = 0; i < 1_000; i++) {
            many.append(",\"f").append(i).append("\":1");
        }
        var in = body(many.append('}').toString());

        var rejected = catchThrowableOfType(Rejected.class, in::done);
        assertThat(rejected.violations()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "null", "true"})
    void a_body_is_an_object(String json) {
        assertThatThrownBy(() -> body(json))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> assertThat(it.code()).isEqualTo(ProblemCode.JSON_NOT_AN_OBJECT));
    }

    @Test
    void only_the_whole_body_can_be_done() {
        assertThatThrownBy(() -> body("{\"a\":{}}").object("a").done())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_optional_value_that_is_wrong_is_a_violation_too() {
        assertThat(
                        refusal(
                                "{\"a\":\"no\",\"b\":1.5,\"c\":\"z\",\"d\":[],\"e\":{},\"f\":0}",
                                in -> {
                                    assertThat(in.optionalValue("a", Email::new)).isEmpty();
                                    in.optionalInteger("b");
                                    in.optionalChoice("c", Map.of("y", Optional.empty()));
                                    in.optionalObject("d");
                                    in.optionalObjects("e");
                                    in.optionalStrings("f");
                                }))
                .isEqualTo(
                        "400 b:not-an-integer d:not-an-object e:not-a-list f:not-a-list"
                                + " a:email-invalid c:not-a-choice");
    }

    @Test
    void a_number_and_a_map_become_values_of_the_domain() {
        var in = body("{\"a\":2500,\"b\":{\"asaas\":\"w\"}}");

        assertThat(in.<BasisPoints>integer("a", it -> new BasisPoints((int) it)))
                .isEqualTo(new BasisPoints(2500));
        assertThat(in.optionalInteger("c", it -> new BasisPoints((int) it))).isEmpty();
        assertThat(in.map("b", ProviderName::new, it -> it + "!"))
                .isEqualTo(Map.of(new ProviderName("asaas"), "w!"));
        in.done();
    }

    @Test
    void what_the_domain_refuses_of_a_number_or_a_map_is_named() {
        assertThat(
                        refusal(
                                "{\"a\":10001,\"b\":{\"A\":\"w\",\"asaas\":1}}",
                                in -> {
                                    in.<BasisPoints>integer("a", it -> new BasisPoints((int) it));
                                    in.map("b", ProviderName::new, it -> it);
                                    in.<BasisPoints>integer("c", it -> new BasisPoints((int) it));
                                }))
                .isEqualTo("400 b.asaas:not-text c:required a:share-invalid b.A:provider-unknown");
    }

    @Test
    void what_stands_in_a_group_is_named_with_it() {
        var in =
                body(
                        """
                        {"key":"k","keys":["a","b"],"v3":{"secretKey":"s","empresaId":1101}}
                        """);

        assertThat(in.textsByName())
                .isEqualTo(
                        Map.of(
                                "key", List.of("k"),
                                "keys", List.of("a", "b"),
                                "v3.secretKey", List.of("s"),
                                "v3.empresaId", List.of("1101")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v3\":{\"secretKey\":{\"a\":\"b\"}}}",
                "{\"v3\":{\"secretKey\":[\"a\"]}}",
                "{\"v3\":{\"secretKey\":1.5}}",
                "{\"v3\":{\"secretKey\":true}}",
                "{\"v3\":{\"secretKey\":1e400}}",
                "{\"v3\":7}"
            })
    void what_is_neither_text_nor_code_is_refused(String json) {
        var rejected = catchThrowableOfType(Rejected.class, () -> body(json).textsByName());

        assertThat(rejected).isNotNull();
        assertThat(rejected.violations()).allSatisfy(it -> assertThat(it.field()).startsWith("v3"));
    }
}
