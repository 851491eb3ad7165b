package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static final UUID ID = UUID.fromString("0199f0aa-0000-7000-8000-000000000001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/payments/intent",
                "/api/payments/webhook/stripe",
                "/api/users/external/create-from-payment",
                "/api/auth/login"
            })
    void the_routes_of_nexus_keep_their_envelope(String path) {
        assertThat(Envelope.of(path)).isEqualTo(Envelope.SITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/pacto/venda",
                "/api/pacto/planos/torres",
                "/api/pacto-v3/venda/torres",
                "/api/pacto-v3/unidades"
            })
    void the_routes_of_the_gyms_keep_theirs(String path) {
        assertThat(Envelope.of(path)).isEqualTo(Envelope.GYM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/pacto",
                "/api/pacto-v4/venda",
                "/api/v1/orders",
                "/api/webhooks/stripe/nexus",
                "/api/paymentsx",
                "/api/v1/api/payments/x",
                "/checkout",
                "//api/payments/x",
                ""
            })
    void everything_else_answers_with_problem_details(String path) {
        assertThat(Envelope.of(path)).isEqualTo(Envelope.PROBLEM);
    }

    @Test
    void a_problem_has_all_the_members_of_the_contract() {
        var rejected =
                new Rejected(ProblemCode.FIELDS_INVALID, List.of(Violation.of("a.b", "required")));

        assertThat(Envelope.PROBLEM.body(rejected, Language.EN, ID))
                .hasToString(
                        """
                        {"type":"/problems/fields-invalid","title":"Some fields are invalid",\
                        "status":400,"detail":"Fields are missing, unknown or of the wrong type; \
                        the violations name them.","code":"fields-invalid",\
                        "instance":"urn:uuid:0199f0aa-0000-7000-8000-000000000001",\
                        "violations":[{"field":"a.b","code":"required",\
                        "message":"This field is required."}]}\
                        """);
        assertThat(Envelope.PROBLEM.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void a_problem_without_violations_does_not_list_any() {
        assertThat(Envelope.PROBLEM.body(new Rejected(ProblemCode.NOT_FOUND), Language.EN, ID))
                .doesNotContainKey("violations");
        assertThat(Envelope.SITE.body(new Rejected(ProblemCode.NOT_FOUND), Language.EN, ID))
                .doesNotContainKey("details");
    }

    @Test
    void nexus_reads_error_code_and_details_in_the_language_of_its_reader() {
        var rejected =
                new Rejected(
                        ProblemCode.VALUES_INVALID, List.of(Violation.of("name", "too-long", "9")));

        assertThat(Envelope.SITE.body(rejected, Language.PT_BR, ID))
                .hasToString(
                        """
                        {"error":"A requisi\u00e7\u00e3o pode ser lida, mas alguns valores n\u00e3o s\u00e3o \
                        aceit\u00e1veis; as viola\u00e7\u00f5es dizem quais.","code":"values-invalid",\
                        "details":[{"field":"name","code":"too-long",\
                        "message":"Este texto tem mais de 9 caracteres."}]}\
                        """);
        assertThat(Envelope.SITE.contentType()).isEqualTo("application/json");
    }

    @Test
    void a_gym_s_site_sees_first_that_it_failed() {
        var rejected =
                new Rejected(
                        ProblemCode.VALUES_INVALID, List.of(Violation.of("name", "too-long", "9")));

        var body = Envelope.GYM.body(rejected, Language.PT_BR, ID);

        assertThat(body.getBoolean("success")).isFalse();
        assertThat(body.getString("code")).isEqualTo("values-invalid");
        assertThat(body.getString("error")).isNotBlank();
        assertThat(body.getJsonArray("details").getJsonObject(0).getString("field"))
                .isEqualTo("name");
        assertThat(Envelope.GYM.contentType()).isEqualTo("application/json");
    }

    @Test
    void nexus_knows_one_word_for_unauthenticated() {
        var unauthorized = new Rejected(ProblemCode.UNAUTHORIZED);

        assertThat(Envelope.SITE.body(unauthorized, Language.PT_BR, ID))
                .hasToString("{\"error\":\"Unauthorized\"}");
        assertThat(Envelope.PROBLEM.body(unauthorized, Language.EN, ID).getString("code"))
                .isEqualTo("unauthorized");
    }
}
