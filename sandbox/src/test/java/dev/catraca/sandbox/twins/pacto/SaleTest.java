package dev.catraca.sandbox.twins.pacto;

import static dev.catraca.sandbox.twins.pacto.PactoCalls.CPF;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.DECLINED_CARD;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.GOOD_CARD;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.LOOKED_AT_CARD;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.V2;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.error;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.isNull;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.order;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.retorno;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.pacto.PactoLedger.SaleEntry;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Selling by card, PIX and boleto, and reading it back. */
final class SaleTest {

    private final PactoCalls pacto = new PactoCalls();

    @AfterEach
    void close() {
        pacto.close();
    }

    private static Consumer<JsonObjectBuilder> unchanged() {
        return order -> {};
    }

    private static Consumer<JsonObjectBuilder> card(String number) {
        return order -> order.add("numeroCartao", number);
    }

    private List<SaleEntry> sales() {
        return pacto.twins.pacto().ledger().sales();
    }

    @Test
    void a_card_that_pays_is_approved_and_kept_without_its_number() throws IOException {
        JsonObject sold = retorno(pacto.sell(unchanged()));
        assertThat(sold.getString("status")).isEqualTo("APROVADO");
        assertThat(sold.getJsonNumber("valor").toString()).isEqualTo("199.9");
        assertThat(sold.getString("transacao")).isNotEmpty();

        SaleEntry sale = pacto.twins.pacto().ledger().sale(sold.getInt("codigo")).orElseThrow();
        assertThat(sale.unit()).isEqualTo("torres");
        assertThat(sale.key()).isEqualTo(DemoUnits.TORRES_V3_KEY);
        assertThat(sale.plan()).isEqualTo(DemoUnits.MONTH_PLAN);
        assertThat(sale.total()).isEqualTo(19_990);
        assertThat(sale.cpf()).isEqualTo(CPF);
        assertThat(sale.ip()).contains("203.0.113.7");
        assertThat(sale.card().orElseThrow().brand()).isEqualTo("visa");
        assertThat(sale.card().orElseThrow().lastFour()).isEqualTo("1111");
        assertThat(sale.card().orElseThrow().mark()).doesNotContain(GOOD_CARD);
        assertThat(sale.toString()).doesNotContain(CPF, DemoUnits.TORRES_V3_KEY);
        assertThat(pacto.client.get("/pacto/twin/ledger").body())
                .contains("1111")
                .doesNotContain(GOOD_CARD);
    }

    @Test
    void the_same_card_bears_the_same_mark_and_another_one_another() throws IOException {
        pacto.sell(unchanged());
        pacto.sellAtV2(unchanged());
        pacto.sellAtV2(card("5555555555554444"));
        List<String> marks =
                sales().stream().map(sale -> sale.card().orElseThrow().mark()).toList();
        assertThat(marks.get(0)).isEqualTo(marks.get(1)).isNotEqualTo(marks.get(2));
    }

    @Test
    void v2_answers_a_card_with_one_word() throws IOException {
        assertThat(pacto.sellAtV2(unchanged()).json().toString())
                .isEqualTo("{\"return\":\"APROVADA\"}");
        assertThat(pacto.sellAtV2(card(DECLINED_CARD)).json().toString())
                .isEqualTo("{\"return\":\"RECUSADA\"}");
        assertThat(pacto.sellAtV2(card(LOOKED_AT_CARD)).json().toString())
                .isEqualTo("{\"return\":\"EM_ANALISE\"}");
        assertThat(sales())
                .extracting(SaleEntry::state)
                .containsExactly(
                        PactoSaleState.APPROVED,
                        PactoSaleState.DECLINED,
                        PactoSaleState.IN_ANALYSIS);
        assertThat(sales()).allSatisfy(sale -> assertThat(sale.captcha()).contains("captcha"));
    }

    @Test
    void a_declined_card_is_a_200_that_says_so() throws IOException {
        Answer answer = pacto.sell(card(DECLINED_CARD));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("statusErro")).isEqualTo("CARTAO_RECUSADO");
        assertThat(retorno(answer).getString("status")).isEqualTo("RECUSADA");
        assertThat(isNull(retorno(answer), "codigo")).isTrue();
        assertThat(contracts()).isEmpty();
    }

    @Test
    void a_sale_that_is_looked_at_becomes_a_contract_when_it_is_approved() throws IOException {
        JsonObject told = retorno(pacto.sell(card(LOOKED_AT_CARD)));
        assertThat(told.getString("status")).isEqualTo("EM_ANALISE");
        assertThat(isNull(told, "transacao")).isTrue();
        assertThat(contracts()).isEmpty();

        pacto.twins.pacto().approve(told.getInt("codigo"));
        assertThat(contracts()).hasSize(1);
        assertThat(payments()).hasSize(1);
        assertThatThrownBy(() -> pacto.twins.pacto().decline(told.getInt("codigo")))
                .isInstanceOf(ActionRefused.class);
    }

    @Test
    void what_was_asked_for_twice_is_sold_twice() throws IOException {
        pacto.sellAtV2(unchanged());
        pacto.sellAtV2(unchanged());
        assertThat(sales()).hasSize(2);
        assertThat(contracts()).hasSize(2);
    }

    @Test
    void a_pix_is_a_code_that_banks_read_and_is_paid_by_the_buyer() throws IOException {
        JsonObject told = retorno(pacto.sellByPix());
        assertThat(told.getString("status")).isEqualTo("PENDENTE");
        assertThat(told.getString("copiaECola"))
                .startsWith("00020101021226")
                .contains("5406199.90")
                .contains("5911LIVE TORRES6006TORRES");
        assertThat(told.getString("expiraEm")).matches("[0-9]{2}/[0-9]{2}/[0-9]{4} - [0-9:]{8}");
        assertThat(situation()).isEqualTo("EA");
        assertThat(payments()).isEmpty();

        pacto.twins.pacto().pay(told.getInt("codigo"));
        assertThat(situation()).isEqualTo("PG");
        JsonObject payment = payments().getJsonObject(0);
        assertThat(payment.getString("formaPagamento")).isEqualTo("PIX");
        assertThat(payment.getInt("contrato")).isEqualTo(told.getInt("codigo"));
        assertThat(payment.getString("transacao")).isEqualTo(told.getString("transacao"));
    }

    @Test
    void a_pix_lapses_after_an_hour_and_cannot_be_paid_then() throws IOException {
        JsonObject told = retorno(pacto.sellByPix());
        pacto.twins.clock().advance(Duration.ofMinutes(59));
        assertThat(sales().getFirst().state()).isEqualTo(PactoSaleState.PENDING);
        pacto.twins.clock().advance(Duration.ofMinutes(1));
        assertThat(sales().getFirst().state()).isEqualTo(PactoSaleState.EXPIRED);
        assertThat(situation()).isEqualTo("CA");
        assertThatThrownBy(() -> pacto.twins.pacto().pay(told.getInt("codigo")))
                .isInstanceOf(ActionRefused.class);
    }

    @Test
    void a_boleto_has_a_line_a_barcode_a_due_day_and_days_of_grace() throws IOException {
        pacto.twins.clock().moveTo(Instant.parse("2026-12-21T15:00:00Z"));
        JsonObject told = retorno(pacto.sellByBoleto());
        assertThat(told.getString("linhaDigitavel")).matches("0339[0-9]{43}");
        assertThat(told.getString("linhaDigitavel")).endsWith("0000019990");
        assertThat(told.getString("codigoBarras")).matches("0339[0-9]{40}").contains("0000019990");
        assertThat(told.getString("vencimento")).isEqualTo("24/12/2026");

        pacto.twins.clock().advance(Duration.ofDays(9));
        assertThat(sales().getFirst().state()).isEqualTo(PactoSaleState.PENDING);
        pacto.twins.clock().advance(Duration.ofDays(3));
        assertThat(sales().getFirst().state()).isEqualTo(PactoSaleState.EXPIRED);
    }

    @Test
    void the_buyer_pays_on_a_page() throws IOException {
        String path =
                retorno(pacto.sellByPix())
                        .getString("url")
                        .substring(pacto.twins.uri().toString().length());
        assertThat(pacto.client.get(path).body()).contains("LIVE MENSAL", "br.gov.bcb.pix");
        Answer paid = pacto.client.form(path + "/pay", Map.of());
        assertThat(paid.status()).isEqualTo(303);
        assertThat(sales().getFirst().state()).isEqualTo(PactoSaleState.PAID);
        Answer again = pacto.client.form(path + "/pay", Map.of(), "Accept", "application/json");
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void a_contract_tells_its_plan_its_value_its_parts_and_when_it_was_made() throws IOException {
        pacto.twins.clock().moveTo(Instant.parse("2026-11-22T01:30:00Z"));
        pacto.sellAtV2(order -> order.add("nrVezesDividir", 3));
        JsonObject contract = contracts().getJsonObject(0);
        assertThat(contract.getInt("codigoPlano")).isEqualTo(DemoUnits.MONTH_PLAN);
        assertThat(contract.getJsonNumber("valor").toString()).isEqualTo("199.89999389648438");
        assertThat(contract.getJsonArray("parcelas")).hasSize(3);
        assertThat(contract.getString("dataLancamento")).startsWith("21/11/2026 - 22:30");
        JsonObject part = contract.getJsonArray("parcelas").getJsonObject(0);
        assertThat(part.getString("dataLancamento")).startsWith("21/11/2026 - 22:30");
        assertThat(part.getString("situacao")).isEqualTo("PG");
        assertThat(sales().getFirst().parts()).containsExactly(6_664L, 6_663L, 6_663L);
        assertThat(payments().getJsonObject(0).getJsonNumber("valor").toString())
                .isEqualTo("199.89999389648438");
    }

    @Test
    void nobody_is_found_who_never_bought() throws IOException {
        JsonObject nobody = pacto.get("/vendas/consultarCliente?cpf=" + CPF).json();
        assertThat(nobody.getJsonArray("content")).isEmpty();
        assertThat(nobody.getInt("totalElements")).isZero();
        assertThat(pacto.get("/vendas/consultarCliente").status()).isEqualTo(400);
        assertThat(pacto.client.get(V2 + "/aluno/000001").json().getString("statusErro"))
                .isEqualTo("ALUNO_NAO_ENCONTRADO");
    }

    @Test
    void a_member_of_one_unit_is_unknown_to_another() throws IOException {
        pacto.sellAtV2(unchanged());
        assertThat(
                        pacto.client
                                .get(PactoCalls.V2_CENTRO + "/consultarCliente?cpf=" + CPF)
                                .json()
                                .getJsonArray("return"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cpf, 12345678900, CPF_INVALIDO",
        "cpf, 11111111111, CPF_INVALIDO",
        "email, maria, EMAIL_INVALIDO",
        "telefone, 123, TELEFONE_INVALIDO",
        "numeroCartao, 4111111111111112, CARTAO_INVALIDO",
        "validade, 12/30, VALIDADE_INVALIDA",
        "validade, 13/2030, VALIDADE_INVALIDA",
        "validade, 01/2020, CARTAO_VENCIDO",
        "cvv, 12, CVV_INVALIDO",
        "cvv, 1234, CVV_INVALIDO",
        "cep, 1310100, CEP_INVALIDO",
        "sexo, O, SEXO_INVALIDO",
        "dataNascimento, 31/02/1990, DATA_INVALIDA",
        "dataNascimento, 1990-02-01, DATA_INVALIDA",
        "numeroCupomDesconto, NADA, CUPOM_INVALIDO",
        "cpftitularcard, 12345678900, CPF_INVALIDO",
        "token, nobody's, TOKEN_INVALIDO"
    })
    void a_wrong_text_is_refused_by_its_name_and_sells_nothing(
            String field, String value, String code) throws IOException {
        Answer v3 = pacto.sell(order -> order.add(field, value));
        assertThat(v3.status()).isEqualTo(400);
        assertThat(error(v3)).isEqualTo(code);
        assertThat(v3.body()).doesNotContain(value.equals("O") ? "\"O\"" : value);

        Answer v2 = pacto.sellAtV2(order -> order.add(field, value));
        assertThat(v2.status()).isEqualTo(200);
        assertThat(v2.json().getString("statusErro")).isEqualTo(code);
        assertThat(sales()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plano, 999, PLANO_NAO_ENCONTRADO",
        "unidade, 2, UNIDADE_INVALIDA",
        "nrVezesDividir, 4, PARCELAS_INVALIDAS",
        "diaVencimento, 7, DIA_INVALIDO",
        "vencimentoFatura, 32, DIA_INVALIDO",
        "origemSistema, 8, ORIGEM_INVALIDA"
    })
    void a_wrong_number_is_refused_by_its_name(String field, int value, String code)
            throws IOException {
        assertThat(error(pacto.sell(order -> order.add(field, value)))).isEqualTo(code);
        assertThat(sales()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nome", "cpf", "email", "telefone", "plano", "unidade", "numeroCartao", "cvv"})
    void what_is_missing_is_refused(String field) throws IOException {
        Answer answer = pacto.sell(order -> order.addNull(field));
        assertThat(error(answer)).isEqualTo("CAMPO_OBRIGATORIO");
        assertThat(answer.body()).contains(field);
    }

    @Test
    void unknown_fields_and_wrong_types_cannot_be_read() throws IOException {
        for (Consumer<JsonObjectBuilder> change :
                List.<Consumer<JsonObjectBuilder>>of(
                        order -> order.add("cliente", Json.createObjectBuilder()),
                        order -> order.add("valor", 199.9),
                        order -> order.add("plano", "102"),
                        order -> order.add("nrVezesDividir", 1.5),
                        order -> order.add("cvv", 123),
                        order -> order.add("termoDeUsoAceito", "true"),
                        order -> order.add("cidade", "Torres"),
                        order -> order.add("produtos", "nada"))) {
            Answer v3 = pacto.sell(change);
            assertThat(v3.status()).isEqualTo(400);
            assertThat(error(v3)).isEqualTo("bad_request");
            Answer v2 = pacto.sellAtV2(change);
            assertThat(v2.status()).isEqualTo(500);
            assertThat(v2.json()).containsOnlyKeys("erro");
        }
        assertThat(sales()).isEmpty();
    }

    @Test
    void the_price_of_a_product_is_reais() throws IOException {
        Answer sold = pacto.sell(order -> order.add("produtos", product("49.90")));
        assertThat(retorno(sold).getJsonNumber("valor").toString()).isEqualTo("249.8");
        assertThat(error(pacto.sell(order -> order.add("produtos", product("4990")))))
                .isEqualTo("VALOR_DIVERGENTE");
        assertThat(error(pacto.sell(order -> order.add("produtos", product("49.901")))))
                .isEqualTo("bad_request");
    }

    private static JsonArray product(String price) {
        return Json.createArrayBuilder()
                .add(
                        Json.createObjectBuilder()
                                .add("produto", 501)
                                .add("quantidade", 1)
                                .add("valorUnitario", new BigDecimal(price)))
                .build();
    }

    @Test
    void the_terms_must_be_accepted() throws IOException {
        assertThat(error(pacto.sell(order -> order.add("termoDeUsoAceito", false))))
                .isEqualTo("TERMO_NAO_ACEITO");
    }

    @Test
    void what_the_unit_demands_besides_must_be_there() throws IOException {
        pacto.twins
                .pacto()
                .unit("torres")
                .orElseThrow()
                .configure(PactoConfigs.usual().extraFields("TELEFONE", "CEP", "DT_NASCIMENTO"));
        Answer without = pacto.sell(order -> order.add("cep", "95560-000"));
        assertThat(error(without)).isEqualTo("CAMPO_OBRIGATORIO");
        assertThat(without.body()).contains("dataNascimento");
        assertThat(
                        retorno(
                                        pacto.sell(
                                                order ->
                                                        order.add("cep", "95560000")
                                                                .add(
                                                                        "dataNascimento",
                                                                        "01/02/1990")))
                                .getString("status"))
                .isEqualTo("APROVADO");
    }

    @Test
    void a_way_to_pay_the_unit_does_not_offer_is_refused() throws IOException {
        pacto.twins
                .pacto()
                .unit("torres")
                .orElseThrow()
                .configure(PactoConfigs.usual().methods(false, false, true));
        assertThat(error(pacto.sell(unchanged()))).isEqualTo("FORMA_NAO_ACEITA");
        assertThat(pacto.sellByPix().json().getString("statusErro")).isEqualTo("FORMA_NAO_ACEITA");
        assertThat(retorno(pacto.sellByBoleto()).getString("status")).isEqualTo("PENDENTE");
    }

    @Test
    void a_pix_takes_no_card() throws IOException {
        Answer answer =
                pacto.client.json(
                        V2 + "/alunovendaonlinepix/captcha",
                        order(1, DemoUnits.MONTH_PLAN)
                                .add("numeroCartao", GOOD_CARD)
                                .build()
                                .toString());
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain(GOOD_CARD);
        assertThat(sales()).isEmpty();
    }

    @Test
    void a_token_is_good_for_one_sale_of_its_unit() throws IOException {
        String token = pacto.token();
        assertThat(retorno(pacto.sell(order -> order.add("token", token))).getString("status"))
                .isEqualTo("APROVADO");
        assertThat(error(pacto.sell(order -> order.add("token", token))))
                .isEqualTo("TOKEN_INVALIDO");
        String old = pacto.token();
        pacto.twins.clock().advance(Duration.ofMinutes(11));
        assertThat(error(pacto.sell(order -> order.add("token", old)))).isEqualTo("TOKEN_INVALIDO");
        assertThat(error(pacto.sell(order -> order.addNull("token")))).isEqualTo("TOKEN_INVALIDO");

        pacto.twins.pacto().requireSaleTokens(false);
        assertThat(retorno(pacto.sell(order -> order.addNull("token"))).getString("status"))
                .isEqualTo("APROVADO");
    }

    private JsonObject member() throws IOException {
        JsonObject found =
                pacto.get("/vendas/consultarCliente?cpf=" + CPF)
                        .json()
                        .getJsonArray("content")
                        .getJsonObject(0);
        return pacto.client
                .get(V2 + "/aluno/" + found.getString("matricula"))
                .json()
                .getJsonObject("return");
    }

    private JsonArray contracts() throws IOException {
        return member().getJsonArray("contratos");
    }

    private String situation() throws IOException {
        return contracts()
                .getJsonObject(0)
                .getJsonArray("parcelas")
                .getJsonObject(0)
                .getString("situacao");
    }

    private JsonArray payments() throws IOException {
        return pacto.client
                .get(V2 + "/pessoas/" + member().getInt("codPessoa") + "/pagamentos")
                .json()
                .getJsonArray("content");
    }
}
