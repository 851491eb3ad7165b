package dev.catraca.sandbox.twins.pacto;

import static dev.catraca.sandbox.twins.pacto.PactoCalls.V2;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.V3;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.error;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.isNull;
import static dev.catraca.sandbox.twins.pacto.PactoCalls.retorno;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.pacto.PactoLedger.RequestEntry;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys, companies, HTTP's version, and everything that goes wrong on demand. */
final class GateTest {

    private static final String KEY = "Bearer " + DemoUnits.TORRES_V3_KEY;

    private final PactoCalls pacto = new PactoCalls();

    @AfterEach
    void close() {
        pacto.close();
    }

    private void arm(FaultOrder order) {
        pacto.twins.faults().arm(order);
    }

    private int sales() {
        return pacto.twins.pacto().ledger().sales().size();
    }

    @Test
    void an_unknown_key_opens_nothing() throws IOException {
        Answer v3 =
                pacto.client.get(
                        V3 + "/vendas/planos", "Authorization", "Bearer no", "empresaId", "1101");
        assertThat(v3.status()).isEqualTo(401);
        assertThat(error(v3)).isEqualTo("unauthorized");
        assertThat(pacto.client.get(V3 + "/vendas/planos").status()).isEqualTo(401);

        Answer v2 = pacto.client.get("/pacto/api/prest/v2/vendas/" + "0".repeat(32) + "/unidades");
        assertThat(v2.status()).isEqualTo(401);
        assertThat(v2.json().getString("erro")).isEqualTo("Chave inválida");
    }

    /** A unit's key of one API is nothing to the other. */
    @Test
    void the_keys_of_the_apis_are_not_the_same() throws IOException {
        assertThat(
                        pacto.client
                                .get(
                                        V3 + "/credential-validator",
                                        "Authorization",
                                        "Bearer " + DemoUnits.TORRES_V2_KEY)
                                .status())
                .isEqualTo(401);
        assertThat(
                        pacto.client
                                .get(
                                        "/pacto/api/prest/v2/vendas/"
                                                + DemoUnits.TORRES_V3_KEY
                                                + "/unidades")
                                .status())
                .isEqualTo(401);
    }

    @Test
    void v3_wants_to_know_the_keys_own_company() throws IOException {
        Answer without = pacto.client.get(V3 + "/vendas/planos", "Authorization", KEY);
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body()).contains("empresaId");
        Answer other =
                pacto.client.get(V3 + "/vendas/planos", "Authorization", KEY, "empresaId", "1");
        assertThat(error(other)).isEqualTo("EMPRESA_INVALIDA");
        assertThat(
                        pacto.client
                                .get(V3 + "/credential-validator", "Authorization", KEY)
                                .json()
                                .getJsonObject("content")
                                .getBoolean("valid"))
                .isTrue();
    }

    @Test
    void a_key_opens_its_own_unit_only() throws IOException {
        assertThat(pacto.client.get(V2 + "/planos/2").json().getString("statusErro"))
                .isEqualTo("UNIDADE_INVALIDA");
    }

    @Test
    void whoever_offers_http_2_gets_an_empty_500() throws IOException {
        try (Client offering = new Client(pacto.twins.uri())) {
            Answer answer = offering.get(V2 + "/unidades");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(pacto.client.get(V2 + "/unidades").status()).isEqualTo(200);
    }

    @Test
    void every_request_is_noted_with_all_keys_it_bore() throws IOException {
        pacto.get("/vendas/planos");
        pacto.client.get(PactoCalls.V2_CENTRO + "/unidades");
        pacto.client.get(
                PactoCalls.V2_CENTRO + "/unidades", "X-Leak", "a " + DemoUnits.TORRES_V3_KEY);
        pacto.client.get("/pacto/api/prest/v2/vendas/nobody/unidades");

        List<RequestEntry> requests = pacto.twins.pacto().ledger().requests();
        assertThat(requests)
                .extracting(RequestEntry::units)
                .containsExactly(
                        List.of("torres"),
                        List.of("centro"),
                        List.of("torres", "centro"),
                        List.of());
        assertThat(requests.getFirst().keys()).containsExactly(DemoUnits.TORRES_V3_KEY);
        assertThat(requests.getFirst().company()).contains("1101");
        assertThat(requests.getFirst().toString()).doesNotContain(DemoUnits.TORRES_V3_KEY);
        assertThat(pacto.twins.pacto().ledger().calls(PactoApi.V2, "list-units")).isEqualTo(3);
        assertThat(pacto.client.get("/pacto/twin/requests").body())
                .contains("list-units")
                .doesNotContain(DemoUnits.TORRES_V3_KEY);
    }

    @Test
    void an_unknown_address_is_a_page() throws IOException {
        Answer answer = pacto.client.get(V2 + "/nada");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(pacto.twins.pacto().ledger().requests().getFirst().units())
                .containsExactly("torres");
    }

    @Test
    void a_body_that_is_no_json_cannot_be_read() throws IOException {
        assertThat(pacto.post("/vendas/cadastrarVenda", "{").status()).isEqualTo(400);
        assertThat(
                        pacto.client
                                .send(
                                        "POST",
                                        V2 + "/alunovendaonline/c",
                                        "{}",
                                        "Content-Type",
                                        "text/plain")
                                .status())
                .isEqualTo(500);
    }

    @Test
    void errors_come_empty_as_pages_and_under_200() throws IOException {
        arm(FaultOrder.of(Fault.EMPTY_500).at("pacto-v3", "sell-card"));
        Answer empty = pacto.sell(order -> {});
        assertThat(empty.status()).isEqualTo(500);
        assertThat(empty.body()).isEmpty();

        arm(FaultOrder.of(Fault.HTML_500).at("pacto-v2", "sell-card"));
        Answer page = pacto.sellAtV2(order -> {});
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).startsWith("<!doctype html>");

        arm(FaultOrder.of(Fault.ERROR_IN_200).at("pacto-v3", "list-plans"));
        Answer error = pacto.get("/vendas/planos");
        assertThat(error.status()).isEqualTo(200);
        assertThat(isNull(error.json(), "content")).isTrue();

        arm(FaultOrder.of(Fault.ERROR_IN_200).at("pacto-v2", "list-plans"));
        assertThat(pacto.client.get(V2 + "/planos/1").json().getString("statusErro"))
                .isEqualTo("internal_error");
        arm(FaultOrder.of(Fault.UNAVAILABLE).at("pacto-v2", "list-plans").times(1));
        assertThat(pacto.client.get(V2 + "/planos/1").status()).isEqualTo(503);
        assertThat(sales()).isZero();
    }

    @Test
    void a_sale_is_made_although_its_answer_is_lost() {
        for (Fault fault : List.of(Fault.RESET_AFTER, Fault.CUT)) {
            arm(FaultOrder.of(fault).at("pacto-v2", "sell-card"));
            assertThatThrownBy(() -> pacto.sellAtV2(order -> {})).isInstanceOf(IOException.class);
        }
        assertThat(sales()).isEqualTo(2);
    }

    @Test
    void a_late_answer_is_the_true_one() throws IOException {
        assertThat(FaultOrder.of(Fault.LATE).delay()).isEqualTo(Duration.ofSeconds(31));
        arm(FaultOrder.of(Fault.LATE).at("pacto-v3", "sell-card").delay(Duration.ofMillis(400)));
        long before = System.nanoTime();
        assertThat(retorno(pacto.sell(order -> {})).getString("status")).isEqualTo("APROVADO");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(390));
        assertThat(sales()).isEqualTo(1);
    }

    @Test
    void looking_somebody_up_can_be_slow() throws IOException {
        arm(FaultOrder.of(Fault.SLOW).at("pacto-v3", "find-client").delay(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(pacto.get("/vendas/consultarCliente?cpf=52998224725").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void a_sale_may_be_answered_without_code_and_transaction() throws IOException {
        arm(FaultOrder.of(Fault.BARE_ANSWER).at("pacto-v3", "sell-card"));
        assertThat(pacto.sell(order -> {}).json().toString())
                .isEqualTo("{\"return\":\"APROVADA\"}");
        arm(FaultOrder.of(Fault.BARE_ANSWER).at("pacto-v2", "sell-pix"));
        assertThat(retorno(pacto.sellByPix())).doesNotContainKeys("codigo", "transacao");
        assertThat(sales()).isEqualTo(2);
    }

    @Test
    void an_answer_may_come_in_two_envelopes_at_once() throws IOException {
        arm(FaultOrder.of(Fault.DOUBLE_ENVELOPE).at("pacto-v3", "sell-card"));
        JsonObject both = pacto.sell(order -> {}).json();
        assertThat(both).containsKeys("return", "retorno");
        assertThat(both.get("return")).isEqualTo(both.get("retorno"));
        arm(FaultOrder.of(Fault.DOUBLE_ENVELOPE).at("pacto-v2", "list-plans"));
        assertThat(pacto.client.get(V2 + "/planos/1").json()).containsKeys("return", "content");
    }

    @Test
    void a_price_may_be_wrong_by_more_than_noise() throws IOException {
        arm(FaultOrder.of(Fault.PRICE_OFF).at("pacto-v3", "simulate"));
        JsonObject told =
                pacto.send("POST", "/vendas/simularVenda/102").json().getJsonObject("content");
        assertThat(told.getJsonNumber("valorFinal").toString()).isEqualTo("199.9067");
        assertThat(told.getJsonNumber("valorBase").toString()).isEqualTo("199.9");
    }

    @Test
    void faults_of_one_api_do_not_strike_the_other() throws IOException {
        arm(FaultOrder.of(Fault.OFFLINE).at("pacto-v3"));
        assertThatThrownBy(() -> pacto.get("/vendas/planos")).isInstanceOf(IOException.class);
        assertThat(pacto.client.get(V2 + "/planos/1").status()).isEqualTo(200);
    }
}
