package dev.catraca.adapters.web.v1.merchants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.Unit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitBodyTest {
    @Test
    void a_unit_is_kept_in_canonical_form() {
        var unit =
                read(
                        """
                        {"code":"17","city":"Porto Alegre","state":"RS","postalCode":"90010-000",
                        "address":"Rua dos Andradas, 200","complement":"loja 2",
                        "latitude":-30.0277,"longitude":-51.2287,
                        "logo":"https://live.example/logo.png",
                        "images":["https://live.example/1.png","https://live.example/2.png"],
                        "publicKey":"pk_1","phone":"(51) 3225-1234","email":"Centro@Live.example",
                        "locale":"pt-br","international":false}""");

        assertThat(unit.postalCode()).contains("90010000");
        assertThat(unit.latitude()).contains(new BigDecimal("-30.0277"));
        assertThat(unit.phone()).contains("+555132251234");
        assertThat(unit.email()).contains("centro@live.example");
        assertThat(unit.locale()).contains("pt-BR");
        assertThat(unit.images()).hasSize(2);
    }

    @Test
    void abroad_postal_codes_look_as_they_like() {
        assertThat(read("{\"postalCode\":\"SW1A 1AA\",\"international\":true}").postalCode())
                .contains("SW1A 1AA");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postalCode | postal-code-invalid | {'postalCode':'9001000'}",
                "postalCode | too-long | {'postalCode':'123456789012345678901','international':true}",
                "phone | phone-invalid | {'phone':'1234'}",
                "email | email-invalid | {'email':'centro'}",
                "latitude | coordinate-invalid | {'latitude':90.1}",
                "longitude | coordinate-invalid | {'longitude':-180.1}",
                "locale | language-tag-invalid | {'locale':'pt_BR'}",
                "logo | web-address-invalid | {'logo':'http://live.example/logo.png'}",
                "images[1] | web-address-invalid | {'images':['https://a.example/1','javascript:1']}",
                "code | too-long | {'code':'123456789012345678901234567890123456789012345678901'}"
            })
    void what_is_not_acceptable_is_named(String field, String code, String unit) {
        assertThatThrownBy(() -> read(unit.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        it -> {
                            assertThat(it.code()).isEqualTo(ProblemCode.VALUES_INVALID);
                            assertThat(it.violations()).hasSize(1);
                            assertThat(it.violations().getFirst().field())
                                    .isEqualTo("unit." + field);
                            assertThat(it.violations().getFirst().code()).isEqualTo(code);
                        });
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(
                        () ->
                                read(
                                        """
                                        {"postalCode":"1","phone":"1","email":"1","latitude":1000,
                                        "locale":"!","logo":"x","images":["y"]}"""))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.violations()).hasSize(7));
    }

    private static Unit read(String unit) {
        var body =
                """
                {"name":"Centro","timeZone":"America/Sao_Paulo","currency":"BRL",
                "returnOrigins":[],"lateMoney":"accept","unit":%s}"""
                        .formatted(unit);
        var in = Fields.of(body.getBytes(UTF_8), Fields.Unknown.REFUSED);
        return MerchantBody.toCommand(new Slug("centro"), in).unit().orElseThrow();
    }
}
