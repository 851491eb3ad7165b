package dev.catraca.sandbox.twins.pacto;

import static dev.catraca.sandbox.twins.pacto.PactoCalls.V2;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.V2_CENTRO;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What units sell, in the manners of both APIs, and what it costs. */
final class CatalogueTest {

    private final PactoCalls pacto = new PactoCalls();

    @AfterEach
    void close() {
        pacto.close();
    }

    @Test
    void plans_are_decimal_reais_with_the_noise_of_their_way() throws IOException {
        JsonObject plan =
                pacto.get("/vendas/planos").json().getJsonArray("return").getJsonObject(0);

        assertThat(plan.getInt("codigo")).isEqualTo(DemoUnits.YEAR_PLAN);
        assertThat(plan.getJsonNumber("mensalidade").toString()).isEqualTo("199.9");
        assertThat(plan.getJsonNumber("adesao").toString()).isEqualTo("39.900001525878906");
        assertThat(plan.getJsonNumber("primeiraParcela").toString()).isEqualTo("239.8");
        assertThat(plan.getJsonNumber("valorTotalDoPlano").toString()).isEqualTo("2438.7");
        assertThat(plan.getInt("fidelidade")).isEqualTo(12);
        assertThat(plan.getInt("maxDivisao")).isEqualTo(12);
        assertThat(plan.getJsonArray("modalidades").getString(0)).isEqualTo("MUSCULAÇÃO");
        assertThat(plan.getJsonArray("modalidadesDTO").getJsonObject(0).getInt("codigo"))
                .isEqualTo(1);
        assertThat(plan.getJsonArray("diasVencimento").getInt(0)).isEqualTo(5);
    }

    @Test
    void only_v3_tells_how_a_site_shows_a_plan() throws IOException {
        JsonObject v3 = pacto.get("/vendas/planos").json().getJsonArray("return").getJsonObject(0);
        JsonObject v2 =
                pacto.client.get(V2 + "/planos/1").json().getJsonArray("return").getJsonObject(0);

        assertThat(v3).containsKeys("descricaoEncantamento", "percentualMultaCancelamento");
        assertThat(v2).doesNotContainKeys("descricaoEncantamento", "percentualMultaCancelamento");
        assertThat(v3.keySet()).containsAll(v2.keySet());
    }

    @Test
    void each_operation_has_an_envelope_of_its_own() throws IOException {
        assertThat(pacto.get("/vendas/unidade").json()).containsOnlyKeys("return");
        assertThat(pacto.get("/vendas/configs").json()).containsOnlyKeys("return");
        assertThat(pacto.get("/vendas/produtos/1").json()).containsOnlyKeys("data");
        assertThat(pacto.get("/credential-validator").json()).containsKeys("meta", "content");
        assertThat(pacto.send("POST", "/vendas/simularVenda/102").json())
                .containsKeys("meta", "content");
        JsonObject network = pacto.get("/vendas/" + PactoTwin.NETWORK_KEY + "/unidadesRede").json();
        assertThat(network.getInt("totalElements")).isEqualTo(2);
        assertThat(pacto.client.get(V2 + "/produtos/1/1").json()).containsOnlyKeys("return");
        assertThat(pacto.client.get(PactoCalls.V3 + "/vendas/health").json().getString("status"))
                .isEqualTo("UP");
    }

    @Test
    void a_key_of_v3_lists_all_units_and_one_of_v2_its_own() throws IOException {
        assertThat(pacto.get("/vendas/unidades").json().getJsonArray("return"))
                .extracting(it -> it.asJsonObject().getInt("codigo"))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(pacto.client.get(V2_CENTRO + "/unidades").json().getJsonArray("return"))
                .extracting(it -> it.asJsonObject().getString("nome"))
                .containsExactly("Live Centro");
    }

    /** The sum is exact once the noise is rounded away. */
    @Test
    void the_parts_of_a_simulation_add_up_to_its_total() throws IOException {
        JsonObject year =
                pacto.send("POST", "/vendas/simularVenda/101").json().getJsonObject("content");
        assertThat(year.getJsonNumber("valorFinal").toString()).isEqualTo("2438.7");
        assertThat(centavos(year.getJsonNumber("valorPrimeiraParcela").bigDecimalValue()))
                .isEqualTo(23_980);
        assertThat(year.getJsonArray("parcelas")).hasSize(12);
        assertThat(sum(year)).isEqualTo(243_870);

        JsonObject half =
                pacto.client.send("POST", V2 + "/simular/103/1", "").json().getJsonObject("return");
        assertThat(half.getJsonNumber("valorFinal").toString()).isEqualTo("1119.3");
        assertThat(sum(half)).isEqualTo(111_930);
    }

    @Test
    void the_first_part_is_due_today_and_the_others_on_the_chosen_day() throws IOException {
        pacto.twins.clock().moveTo(Instant.parse("2027-01-31T15:00:00Z"));
        JsonArray parts =
                pacto.client
                        .json(V2 + "/simularV2/1", "{\"plano\":103,\"diaVencimento\":20}")
                        .json()
                        .getJsonObject("return")
                        .getJsonArray("parcelas");
        assertThat(parts.getJsonObject(0).getString("dataCobranca")).isEqualTo("31/01/2027");
        assertThat(parts.getJsonObject(1).getString("dataCobranca")).isEqualTo("20/02/2027");
        assertThat(parts.getJsonObject(5).getString("dataCobranca")).isEqualTo("20/06/2027");
    }

    @Test
    void a_total_that_cannot_be_divided_evenly_leaves_its_rest_in_the_first_part()
            throws IOException {
        JsonObject told =
                pacto.client
                        .json(V2 + "/simularV2/1", "{\"plano\":102,\"nrVezesDividir\":3}")
                        .json()
                        .getJsonObject("return");
        assertThat(told.getJsonArray("parcelas")).hasSize(3);
        assertThat(part(told, 0)).isEqualTo(6_664);
        assertThat(part(told, 1)).isEqualTo(6_663);
        assertThat(sum(told)).isEqualTo(19_990);
    }

    @Test
    void a_coupon_takes_its_share_of_every_part() throws IOException {
        JsonObject told =
                pacto.client
                        .json(
                                V2 + "/simularV2/1",
                                "{\"plano\":103,\"numeroCupomDesconto\":\"VERAO10\"}")
                        .json()
                        .getJsonObject("return");
        assertThat(told.getJsonNumber("valorFinal").toString()).isEqualTo("1007.37");
        assertThat(sum(told)).isEqualTo(100_737);

        JsonObject valid =
                PactoCalls.retorno(
                        pacto.post(
                                "/vendas/validarCupomDesconto?numeroCupomDesconto=VERAO10",
                                "{\"plano\":102,\"valor\":199.90}"));
        assertThat(valid.getString("status")).isEqualTo("VALIDO");
        assertThat(centavos(valid.getJsonNumber("valor").bigDecimalValue())).isEqualTo(1_999);
    }

    @Test
    void an_unknown_or_ended_coupon_is_refused_by_each_api_in_its_way() throws IOException {
        Answer v3 =
                pacto.post(
                        "/vendas/validarCupomDesconto?numeroCupomDesconto=NADA", "{\"plano\":102}");
        assertThat(v3.status()).isEqualTo(400);
        assertThat(error(v3)).isEqualTo("CUPOM_INVALIDO");

        PactoUnit torres = pacto.twins.pacto().unit("torres").orElseThrow();
        torres.put(PactoCoupon.percent(DemoUnits.COUPON, 1_000).ended());
        Answer v2 =
                pacto.client.send(
                        "POST", V2 + "/adicionarCupomDescontoSite?numeroCupomDesconto=VERAO10", "");
        assertThat(v2.status()).isEqualTo(200);
        assertThat(v2.json().getString("statusErro")).isEqualTo("CUPOM_INVALIDO");
        assertThat(PactoCalls.isNull(v2.json(), "retorno")).isTrue();
    }

    @Test
    void the_simulation_of_v3_takes_no_body_and_the_coupons_needs_one() throws IOException {
        assertThat(pacto.post("/vendas/simularVenda/102", "{}").status()).isEqualTo(400);
        assertThat(
                        pacto.send(
                                        "POST",
                                        "/vendas/validarCupomDesconto?numeroCupomDesconto=VERAO10")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void an_unknown_plan_is_400_at_v3_and_an_error_in_200_at_v2() throws IOException {
        Answer v3 = pacto.send("POST", "/vendas/simularVenda/999");
        assertThat(v3.status()).isEqualTo(400);
        assertThat(error(v3)).isEqualTo("PLANO_NAO_ENCONTRADO");

        Answer v2 = pacto.client.get(V2 + "/plano/1/999");
        assertThat(v2.status()).isEqualTo(200);
        assertThat(v2.json().getString("statusErro")).isEqualTo("PLANO_NAO_ENCONTRADO");
    }

    @Test
    void what_a_test_changes_is_sold_at_once() throws IOException {
        PactoUnit torres = pacto.twins.pacto().unit("torres").orElseThrow();
        torres.put(PactoPlan.single(DemoUnits.MONTH_PLAN, "LIVE MENSAL", 20_990, 3));
        torres.removePlan(DemoUnits.YEAR_PLAN);
        torres.configure(PactoConfigs.usual().methods(true, false, true).extraFields("CEP"));

        JsonArray plans = pacto.get("/vendas/planos").json().getJsonArray("return");
        assertThat(plans).hasSize(2);
        assertThat(plans.getJsonObject(0).getJsonNumber("mensalidade").toString())
                .isEqualTo("209.9");
        JsonObject configs = pacto.get("/vendas/configs").json().getJsonObject("return");
        assertThat(configs.getBoolean("apresentarPixVenda")).isFalse();
        assertThat(configs.getBoolean("apresentarCartaoVenda")).isTrue();
        assertThat(configs.getJsonArray("camposAdicionais").getString(0)).isEqualTo("CEP");
        assertThat(pacto.client.get(V2_CENTRO + "/planos/2").json().getJsonArray("return"))
                .hasSize(3);
    }

    @Test
    void a_new_unit_sells_the_usual_plans_under_its_own_key() throws IOException {
        pacto.twins.pacto().addUnit("moinhos", 7, PactoKeys.onlyV3("psec_moinhos_0123456789", 9));
        Answer plans =
                pacto.client.get(
                        PactoCalls.V3 + "/vendas/planos",
                        "Authorization",
                        "Bearer psec_moinhos_0123456789",
                        "empresaId",
                        "9");
        assertThat(plans.json().getJsonArray("return")).hasSize(3);
    }

    private static long sum(JsonObject simulation) {
        long sum = 0;
        for (int i = 0; i < simulation.getJsonArray("parcelas").size(); i++) {
            sum += part(simulation, i);
        }
        return sum;
    }

    private static long part(JsonObject simulation, int number) {
        return centavos(
                simulation
                        .getJsonArray("parcelas")
                        .getJsonObject(number)
                        .getJsonNumber("valor")
                        .bigDecimalValue());
    }

    private static long centavos(BigDecimal reais) {
        BigDecimal rounded = reais.setScale(2, RoundingMode.HALF_EVEN);
        assertThat(rounded.subtract(reais).abs()).isLessThan(new BigDecimal("0.005"));
        return rounded.movePointRight(2).longValueExact();
    }
}
