package dev.catraca.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with a body, its route says so clearly, in its own words and without repeating
 * it; and nothing has changed.
 */
@ArquillianTest
class BadInputIT {
    private static final int LARGEST = 64 * 1024;

    /** What must not come back. */
    private static final String PRIVATE = "joana-secreta";

    /** One route for each way of refusing, and for each who may call. */
    enum Route {
        INTENT(
                "POST",
                "/api/payments/intent",
                "{\"planId\":\"pro\",\"email\":\"joana-secreta@example.com\",\"name\":\"Joana\"}"),
        PLAN(
                "PUT",
                "/api/v1/merchants/nexus/plans/never-made",
                """
                {"name":"joana-secreta","price":{"amount":4990,"currency":"BRL"},"cycle":"MONTHLY"}"""),
        GRANT(
                "POST",
                "/api/users/external/create-from-payment",
                """
                {"email":"joana-secreta@example.com","planId":"pro","stripeSessionId":"cs_test_x",
                 "amount":19990}""");

        private final String method;
        private final String path;
        private final String body;

        Route(String method, String path, String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }
    }

    private final Product product = Product.managed();
    private final Tables tables = new Tables(product);

    static Stream<Arguments> unreadable() {
        return Stream.of(Route.values())
                .flatMap(
                        it ->
                                Stream.of(
                                        Arguments.of(it, "", "body-missing"),
                                        Arguments.of(it, " ", "json-malformed"),
                                        Arguments.of(it, cut(it.body), "json-malformed"),
                                        Arguments.of(it, it.body + "x", "json-malformed"),
                                        Arguments.of(it, it.body + it.body, "json-malformed"),
                                        Arguments.of(it, "{'a':1}", "json-malformed"),
                                        Arguments.of(it, with(it, "\"a\":NaN"), "json-malformed"),
                                        Arguments.of(it, with(it, "\"a\":01"), "json-malformed"),
                                        Arguments.of(it, "[" + it.body + "]", "json-not-an-object"),
                                        Arguments.of(it, "\"text\"", "json-not-an-object"),
                                        Arguments.of(
                                                it,
                                                with(it, firstField(it.body)),
                                                "json-name-repeated"),
                                        Arguments.of(
                                                it,
                                                with(it, "\"a\":\"\\u0000\""),
                                                "json-character-refused"),
                                        Arguments.of(
                                                it,
                                                with(it, "\"a\":\"\u202egnp.exe\""),
                                                "json-character-refused"),
                                        Arguments.of(
                                                it,
                                                with(it, "\"a\":\"line\\nbreak\""),
                                                "json-character-refused"),
                                        Arguments.of(
                                                it,
                                                with(it, "\"a\":\"\\ud83d\""),
                                                "json-character-refused"),
                                        Arguments.of(
                                                it,
                                                with(
                                                        it,
                                                        "\"a\":" + "[".repeat(40) + "]".repeat(40)),
                                                "json-too-complex"),
                                        Arguments.of(
                                                it,
                                                with(it, "\"a\":[" + "0,".repeat(2_000) + "0]"),
                                                "json-too-complex"),
                                        Arguments.of(
                                                it,
                                                with(it, "\"a\":" + "9".repeat(21)),
                                                "json-number-refused"),
                                        Arguments.of(
                                                it,
                                                with(it, "\"a\":1e999999"),
                                                "json-number-refused")));
    }

    @ParameterizedTest(name = "{0} {2} {index}")
    @MethodSource("unreadable")
    void what_is_not_strictly_json_is_refused(Route route, String body, String code) {
        assertRefused(route, body, 400, code);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_utf8_is_refused(Route route) {
        var latin = route.body.replace("joana", "jo\u00e3o").getBytes(ISO_8859_1);
        var before = tables.countWhenIdle();

        var answer = send(route, "application/json", latin);

        assertRefusal(route, answer, 400, "json-not-utf8");
        assertThat(tables.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void one_byte_too_many_is_refused_and_the_last_that_fits_is_read(Route route) {
        var broken = cut(route.body);
        var most = broken + " ".repeat(LARGEST - broken.length());

        assertRefused(route, most + " ", 413, "body-too-large");
        assertRefused(route, most, 400, "json-malformed");
    }

    static Stream<Arguments> otherTypes() {
        return Stream.of(Route.values())
                .flatMap(
                        route ->
                                Stream.of(
                                                "text/plain",
                                                "application/xml",
                                                "application/x-www-form-urlencoded",
                                                "multipart/form-data; boundary=x",
                                                "application/json; charset=iso-8859-1",
                                                "application/jsonp")
                                        .map(type -> Arguments.of(route, type)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("otherTypes")
    void every_other_content_type_is_refused(Route route, String type) {
        var before = tables.countWhenIdle();

        var answer = send(route, type, route.body.getBytes(UTF_8));

        assertRefusal(route, answer, 415, "content-type-unsupported");
        assertThat(tables.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_content_type_that_is_none_is_refused(Route route) {
        var before = tables.countWhenIdle();

        var answer = send(route, "nonsense", route.body.getBytes(UTF_8));

        assertRefusal(route, answer, 400, "request-invalid");
        assertThat(tables.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_compressed_is_refused(Route route) {
        var before = tables.countWhenIdle();

        var answer =
                caller(route)
                        .with("Content-Encoding", "gzip")
                        .with("Content-Type", "application/json")
                        .send(route.method, route.path, BodyPublishers.ofString(route.body));

        assertRefusal(route, answer, 415, "content-encoding-unsupported");
        assertThat(tables.count()).isEqualTo(before);
    }

    // Fields, by name and reason

    @ParameterizedTest
    @EnumSource
    void an_unknown_field_is_named(Route route) {
        var answer =
                assertRefused(
                        route,
                        with(route, "\"surprise\":\"" + PRIVATE + "\""),
                        400,
                        "fields-invalid");

        assertFinding(answer, "surprise", "unknown-field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTENT|\"planId\":\"pro\",||planId|required",
                "INTENT|\"pro\"|7|planId|not-text",
                "INTENT|\"pro\"|null|planId|not-text",
                "INTENT|\"pro\"|\" \"|planId|blank",
                "INTENT|,\"name\":\"Joana\"|,\"name\":[]|name|not-text",
                "PLAN|\"name\":\"joana-secreta\",||name|required",
                "PLAN|4990|49.9|price.amount|not-an-integer",
                "PLAN|4990|4990.0|price.amount|not-an-integer",
                "PLAN|4990|\"4990\"|price.amount|not-an-integer",
                "PLAN|4990|1e3|price.amount|not-an-integer",
                "PLAN|4990|true|price.amount|not-an-integer",
                "PLAN|4990|null|price.amount|not-an-integer",
                "PLAN|4990|9223372036854775808|price.amount|integer-out-of-range",
                "PLAN|\"amount\":4990,||price.amount|required",
                "PLAN|{\"amount\":4990,\"currency\":\"BRL\"}|[]|price|not-an-object",
                "PLAN|\"BRL\"|\"BRL\",\"tax\":1|price.tax|unknown-field",
                "GRANT|19990|12.9|amount|not-an-integer",
                "GRANT|19990|\"12\"|amount|not-an-integer",
                "GRANT|19990|1e3|amount|not-an-integer",
                "GRANT|19990|-0.0|amount|not-an-integer",
                "GRANT|19990|9223372036854775808|amount|integer-out-of-range",
                "GRANT|\"cs_test_x\"|12|stripeSessionId|not-text"
            })
    void a_field_that_cannot_be_read_is_named(
            Route route, String is, String becomes, String field, String reason) {
        var body = changed(route, is, becomes == null ? "" : becomes);

        assertFinding(assertRefused(route, body, 400, "fields-invalid"), field, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTENT|joana-secreta@example.com|joana-secreta|email",
                "INTENT|\"pro\"|\"no such plan!\"|planId",
                "PLAN|4990|-1|",
                "PLAN|BRL|XXZ|price.currency",
                "PLAN|MONTHLY|SOMETIMES|cycle",
                "GRANT|19990|-1|",
                "GRANT|joana-secreta@example.com|@|email"
            })
    void a_value_that_is_not_acceptable_is_named(
            Route route, String is, String becomes, String field) {
        var answer = assertRefused(route, changed(route, is, becomes), 422, "values-invalid");

        assertThat(findings(route, answer)).hasSize(1);
        if (field != null) {
            assertThat(findings(route, answer).getJsonObject(0).getString("field"))
                    .isEqualTo(field);
        }
        assertThat(findings(route, answer).getJsonObject(0).getString("message")).isNotBlank();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var answer =
                assertRefused(
                        Route.GRANT, "{\"email\":7,\"amount\":1.5,\"x\":0}", 400, "fields-invalid");

        assertThat(findings(Route.GRANT, answer).getValuesAs(JsonObject.class))
                .extracting(it -> it.getString("field"))
                .contains("email", "amount", "x", "planId", "stripeSessionId");
    }

    /** Sends it, and makes sure that it was refused and that nothing has changed. */
    private Http.Answer assertRefused(Route route, String body, int status, String code) {
        var before = tables.countWhenIdle();

        var answer = send(route, "application/json", body.getBytes(UTF_8));

        assertRefusal(route, answer, status, code);
        assertThat(tables.count()).isEqualTo(before);
        return answer;
    }

    private static void assertRefusal(Route route, Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().getString("code")).isEqualTo(code);
        assertThat(answer.body()).doesNotContain(PRIVATE);
        if (route == Route.PLAN) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().getInt("status")).isEqualTo(status);
            assertThat(answer.json().getString("type")).isEqualTo("/problems/" + code);
            assertThat(answer.json().getString("title")).isNotBlank();
            assertThat(answer.json().getString("detail")).isNotBlank();
        } else {
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.json().getString("error")).isNotBlank();
        }
    }

    private static jakarta.json.JsonArray findings(Route route, Http.Answer answer) {
        return answer.json().getJsonArray(route == Route.PLAN ? "violations" : "details");
    }

    private static void assertFinding(Http.Answer answer, String field, String reason) {
        var name = answer.json().containsKey("violations") ? "violations" : "details";
        var findings = answer.json().getJsonArray(name).getValuesAs(JsonObject.class);
        assertThat(findings)
                .anySatisfy(
                        it -> {
                            assertThat(it.getString("field")).isEqualTo(field);
                            assertThat(it.getString("code")).isEqualTo(reason);
                            assertThat(it.getString("message")).isNotBlank();
                        });
    }

    private Http.Answer send(Route route, String type, byte[] body) {
        return caller(route)
                .with("Content-Type", type)
                .send(route.method, route.path, BodyPublishers.ofByteArray(body));
    }

    private Http caller(Route route) {
        return switch (route) {
            case INTENT -> product.http();
            case PLAN -> product.admin();
            case GRANT -> product.http().withKey(product.environment().mainSystemKey());
        };
    }

    private static String changed(Route route, String is, String becomes) {
        assertThat(route.body).contains(is);
        return route.body.replace(is, becomes);
    }

    /** The route's own body, and one field more. */
    private static String with(Route route, String field) {
        return cut(route.body) + "," + field + "}";
    }

    /** Without its last bracket. */
    private static String cut(String body) {
        return body.substring(0, body.length() - 1);
    }

    private static String firstField(String body) {
        return body.substring(1, body.indexOf(','));
    }
}
