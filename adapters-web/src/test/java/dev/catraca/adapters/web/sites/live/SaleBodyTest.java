package dev.catraca.adapters.web.sites.live;

import static dev.catraca.adapters.web.sites.live.CardBodyTest.object;
import static dev.catraca.adapters.web.sites.live.CardBodyTest.with;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.Customer.Sex;
import dev.catraca.domain.sale.CustomerField;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaleBodyTest {
    private static final UUID ID = UUID.fromString("0199f0aa-0000-7000-8000-000000000001");
    private static final String ADDRESS = "192.0.2.7";
    private static final Slug UNIT = new Slug("torres");
    private static final JsonObject CUSTOMER =
            object(
                    """
                    {"nome":"Ana Souza","cpf":"529.982.247-25","email":"Ana@Example.com",
                     "telefone":"(51) 98765-4321"}""");
    private static final JsonObject PIX =
            Json.createObjectBuilder(
                            object(
                                    """
                                    {"slug":"torres","planoId":"102","paymentMethod":"pix",
                                     "captchaToken":"03AF","aceiteTermos":true}"""))
                    .add("cliente", CUSTOMER)
                    .build();

    @Test
    void the_shortest_sale_leaves_the_rest_to_the_unit() {
        var sale = read(PIX).toCommand(ID, ADDRESS);

        assertThat(sale.order().value()).isEqualTo(ID);
        assertThat(sale.unit()).isEqualTo(UNIT);
        assertThat(sale.plan()).isEqualTo(new PlanCode("102"));
        assertThat(sale.method()).isEqualTo(PaymentMethod.PIX);
        assertThat(sale.token()).isEmpty();
        assertThat(sale.installments()).isEmpty();
        assertThat(sale.quote()).isEmpty();
        assertThat(sale.challenge()).isEqualTo("03AF");
        assertThat(sale.address()).contains(ADDRESS);
        assertThat(sale.customer().taxId().digits()).isEqualTo("52998224725");
        assertThat(sale.customer().email().value()).isEqualTo("ana@example.com");
        assertThat(sale.customer().lacking(EnumSet.allOf(CustomerField.class)))
                .hasSize(CustomerField.values().length);
    }

    @Test
    void everything_may_be_told() {
        var customer =
                Json.createObjectBuilder(CUSTOMER)
                        .addAll(
                                Json.createObjectBuilder(
                                        object(
                                                """
                                                {"endereco":"Rua das Flores","numero":"10 A",
                                                 "complemento":"fundos","bairro":"Centro",
                                                 "cidade":"Torres","estado":"RS","cep":"95560-000",
                                                 "dataNascimento":"29/02/1988","sexo":"F",
                                                 "rg":"1234"}""")))
                        .build();
        var json =
                Json.createObjectBuilder(PIX)
                        .add("cliente", customer)
                        .add("parcelas", 12)
                        .add("diaVencimento", 31)
                        .add("cupom", "VERAO10")
                        .add("quoteId", ID.toString())
                        .build();

        var sale = read(json).toCommand(ID, ADDRESS);

        assertThat(sale.customer().lacking(EnumSet.allOf(CustomerField.class))).isEmpty();
        assertThat(sale.customer().birthDate()).contains(LocalDate.of(1988, 2, 29));
        assertThat(sale.customer().sex()).contains(Sex.FEMALE);
        assertThat(sale.customer().residence().postalCode().orElseThrow().digits())
                .isEqualTo("95560000");
        assertThat(sale.installments()).contains(12);
        assertThat(sale.dueDay()).contains(31);
        assertThat(sale.coupon()).contains("VERAO10");
        assertThat(sale.quote()).contains(new QuoteId(ID));
        assertThat(sale.toString() + read(json)).doesNotContain("Ana", "529", "Flores", "example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"102", "\"102\""})
    void a_plan_is_a_number_as_a_text_or_as_itself(String plan) {
        assertThat(read(with(PIX, "planoId", plan)).plan()).isEqualTo(new PlanCode("102"));
    }

    @Test
    void a_card_is_paid_by_its_token_only() {
        var card = with(PIX, "paymentMethod", "\"cartao\"");

        assertThat(refusal(card)).isEqualTo("400 cartaoToken:required");
        assertThat(refusal(with(card, "cartaoToken", "\"4111111111111111\"")))
                .isEqualTo("400 cartaoToken:card-token-invalid");
        assertThat(read(with(card, "cartaoToken", "\"card_abc\"")).token()).isPresent();
        assertThat(read(with(PIX, "cartaoToken", "\"card_abc\"")).token()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slug | \"Torres!\" | slug:slug-invalid",
                "planoId | 102.5 | planoId:not-an-integer",
                "planoId | -102 | planoId:plan-code-invalid",
                "planoId | 9223372036854775808 | planoId:integer-out-of-range",
                "planoId | \"\" | planoId:blank",
                "planoId | true | planoId:not-text",
                "paymentMethod | \"CARTAO\" | paymentMethod:not-a-choice",
                "cliente | \"Ana\" | cliente:not-an-object",
                "parcelas | 0 | parcelas:installments-out-of-range",
                "parcelas | 2.0 | parcelas:not-an-integer",
                "diaVencimento | 32 | diaVencimento:due-day-invalid",
                "diaVencimento | 0 | diaVencimento:due-day-invalid",
                "cupom | 10 | cupom:not-text",
                "quoteId | \"17\" | quoteId:quote-id-invalid",
                "captchaToken | \"\" | captchaToken:blank",
                "aceiteTermos | false | aceiteTermos:terms-not-accepted",
                "aceiteTermos | \"true\" | aceiteTermos:not-a-boolean"
            })
    void what_is_wrong_is_named(String field, String value, String expected) {
        assertThat(refusal(with(PIX, field, value))).isEqualTo("400 " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nome | \"\" | blank",
                "cpf | \"529.982.247-26\" | cpf-invalid",
                "cpf | \"111.111.111-11\" | cpf-invalid",
                "cpf | 52998224725 | not-text",
                "email | \"ana\" | email-invalid",
                "telefone | \"98765-4321\" | phone-invalid",
                "cep | \"9556\" | postal-code-invalid",
                "dataNascimento | \"1990-02-03\" | birth-date-invalid",
                "dataNascimento | \"30/02/1990\" | birth-date-invalid",
                "dataNascimento | \"31/12/1899\" | birth-date-invalid",
                "sexo | \"X\" | not-a-choice",
                "numero | \"123456789012345678901\" | too-long",
                "numero | 10 | not-text",
                "endereco | null | not-text",
                "rg | \"123456789012345678901\" | too-long"
            })
    void what_is_wrong_with_the_customer_is_named(String field, String value, String code) {
        var json = Json.createObjectBuilder(PIX).add("cliente", with(CUSTOMER, field, value));

        assertThat(refusal(json.build())).isEqualTo("400 cliente." + field + ":" + code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slug",
                "planoId",
                "paymentMethod",
                "cliente",
                "captchaToken",
                "aceiteTermos"
            })
    void what_is_missing_is_named(String field) {
        var without = Json.createObjectBuilder(PIX).remove(field).build();

        assertThat(refusal(without)).isEqualTo("400 " + field + ":required");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(refusal(object("{\"cliente\":{},\"aceiteTermos\":false}")))
                .isEqualTo(
                        "400 slug:required planoId:required paymentMethod:required"
                                + " cliente.nome:required cliente.cpf:required"
                                + " cliente.email:required cliente.telefone:required"
                                + " captchaToken:required aceiteTermos:terms-not-accepted");
    }

    @Test
    void where_the_path_names_the_unit_the_body_s_name_means_nothing() {
        var body = with(with(PIX, "slug", "17"), "utm", "{\"source\":\"x\"}");

        assertThat(SaleBody.of(body.toString().getBytes(UTF_8), UNIT).unit()).isEqualTo(UNIT);
    }

    @Test
    void the_site_has_a_name_for_every_field_that_a_unit_may_demand() {
        assertThat(Arrays.stream(CustomerField.values()).map(Selling::fieldName))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    private static SaleBody read(JsonObject json) {
        return SaleBody.of(json.toString().getBytes(UTF_8));
    }

    private static String refusal(JsonObject json) {
        return Refusals.of(() -> read(json));
    }
}
