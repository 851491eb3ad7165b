package dev.catraca.adapters.web.sites.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.sale.TokenizeCard;
import dev.catraca.domain.merchant.Slug;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardBodyTest {
    private static final JsonObject CARD =
            object(
                    """
                    {"numero":"4111 1111 1111 1111","nome":"ANA","validade":"12/30","cvv":"123"}""");

    @Test
    void a_card_is_read_with_what_may_stand_beside_it() {
        var plain = read(CARD);
        var full = read(with(with(CARD, "parcelas", "21"), "slug", "\"torres\""));

        assertThat(plain.card().number().digits()).isEqualTo("4111111111111111");
        assertThat(plain.instalments()).isEmpty();
        assertThat(plain.unit()).isEmpty();
        assertThat(full.card()).isEqualTo(plain.card());
        assertThat(full.instalments()).hasValue(21);
        assertThat(full.unit()).contains(new Slug("torres"));
        assertThat(full.toString()).doesNotContain("4111", "123", "ANA");
    }

    @Test
    void an_amex_has_a_longer_code() {
        var amex = with(CARD, "numero", "\"378282246310005\"");

        assertThat(refusal(amex)).isEqualTo("400 cvv:card-code-invalid");
        assertThat(read(with(amex, "cvv", "\"1234\"")).card().code().digits()).isEqualTo("1234");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numero | \"4111111111111112\" | numero:card-number-invalid",
                "numero | \"1234567890128\" | numero:card-brand-unknown",
                "numero | 4111111111111111 | numero:not-text",
                "nome | \"A\" | nome:card-holder-invalid",
                "nome | \" \" | nome:blank",
                "validade | \"13/30\" | validade:card-expiry-invalid",
                "validade | \"12/2030\" | validade:card-expiry-invalid",
                "cvv | \"12\" | cvv:card-code-invalid",
                "cvv | \"1234\" | cvv:card-code-invalid",
                "cvv | 123 | cvv:not-text",
                "parcelas | 0 | parcelas:installments-out-of-range",
                "parcelas | 22 | parcelas:installments-out-of-range",
                "parcelas | 1.5 | parcelas:not-an-integer",
                "parcelas | \"3\" | parcelas:not-an-integer",
                "slug | \"Torres!\" | slug:slug-invalid"
            })
    void what_is_wrong_is_named(String field, String value, String expected) {
        assertThat(refusal(with(CARD, field, value))).isEqualTo("400 " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numero", "nome", "validade", "cvv"})
    void what_is_missing_is_named(String field) {
        var without = Json.createObjectBuilder(CARD).remove(field).build();

        assertThat(refusal(without)).isEqualTo("400 " + field + ":required");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_and_other_fields_are_ignored() {
        assertThat(refusal(object("{\"cvv\":\"x\",\"bandeira\":\"visa\"}")))
                .isEqualTo(
                        "400 numero:required nome:required validade:required"
                                + " cvv:card-code-invalid");
        assertThat(read(with(CARD, "bandeira", "\"visa\"")).unit()).isEmpty();
    }

    private static TokenizeCard.Command read(JsonObject json) {
        return CardBody.read(json.toString().getBytes(UTF_8));
    }

    private static String refusal(JsonObject json) {
        return Refusals.of(() -> read(json));
    }

    static JsonObject with(JsonObject json, String field, String value) {
        return Json.createObjectBuilder(json).add(field, value(value)).build();
    }

    static JsonObject object(String json) {
        return (JsonObject) value(json);
    }

    private static JsonValue value(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
