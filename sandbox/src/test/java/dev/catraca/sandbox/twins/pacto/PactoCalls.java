package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Twins;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.function.Consumer;

/** The calls the tests of Pacto's twin make, with twins of their own. */
final class PactoCalls implements AutoCloseable {

    static final String V3 = "/pacto/apigw/psec";
    static final String V2 = "/pacto/api/prest/v2/vendas/" + DemoUnits.TORRES_V2_KEY;
    static final String V2_CENTRO = "/pacto/api/prest/v2/vendas/" + DemoUnits.CENTRO_V2_KEY;
    static final String GOOD_CARD = "4111111111111111";
    static final String DECLINED_CARD = "4000000000000002";
    static final String LOOKED_AT_CARD = "4000000000009235";
    static final String CPF = "52998224725";

    final Twins twins = Twins.start(0, 0);
    final Client client = Client.ofHttp1(twins.uri());

    /** A buyer of Torres, without a card. */
    static JsonObjectBuilder order(int unit, int plan) {
        return Json.createObjectBuilder()
                .add("unidade", unit)
                .add("plano", plan)
                .add("nome", "Maria Silva")
                .add("cpf", CPF)
                .add("email", "maria@example.com")
                .add("telefone", "51987654321")
                .add("termoDeUsoAceito", true)
                .add("origemSistema", 9)
                .add("ipPublico", "203.0.113.7");
    }

    static JsonObjectBuilder cardOrder(int unit, int plan, String number) {
        return order(unit, plan)
                .add("numeroCartao", number)
                .add("nomeCartao", "MARIA SILVA")
                .add("validade", "12/2030")
                .add("cvv", "123");
    }

    /** What Torres sells by card, through V2, after one change. */
    Answer sellAtV2(Consumer<JsonObjectBuilder> change) throws IOException {
        JsonObjectBuilder order =
                cardOrder(DemoUnits.TORRES_UNIT_CODE, DemoUnits.MONTH_PLAN, GOOD_CARD);
        change.accept(order);
        return client.json(V2 + "/alunovendaonline/captcha", order.build().toString());
    }

    /** What Torres sells by card, through V3 with a token, after one change. */
    Answer sell(Consumer<JsonObjectBuilder> change) throws IOException {
        JsonObjectBuilder order =
                cardOrder(DemoUnits.TORRES_UNIT_CODE, DemoUnits.MONTH_PLAN, GOOD_CARD)
                        .add("token", token());
        change.accept(order);
        return post("/vendas/cadastrarVenda", order.build().toString());
    }

    Answer sellByPix() throws IOException {
        return client.json(
                V2 + "/alunovendaonlinepix/captcha",
                order(DemoUnits.TORRES_UNIT_CODE, DemoUnits.MONTH_PLAN).build().toString());
    }

    Answer sellByBoleto() throws IOException {
        return client.json(
                V2 + "/alunovendaonlineboleto/captcha",
                order(DemoUnits.TORRES_UNIT_CODE, DemoUnits.MONTH_PLAN).build().toString());
    }

    String token() throws IOException {
        return send("POST", "/vendas/token?ipPublico=203.0.113.7").json().getString("return");
    }

    Answer get(String path) throws IOException {
        return send("GET", path);
    }

    /** Without a body. */
    Answer send(String method, String path) throws IOException {
        return client.send(
                method,
                V3 + path,
                "",
                "Authorization",
                "Bearer " + DemoUnits.TORRES_V3_KEY,
                "empresaId",
                Integer.toString(DemoUnits.TORRES_COMPANY));
    }

    Answer post(String path, String body) throws IOException {
        return client.json(
                V3 + path,
                body,
                "Authorization",
                "Bearer " + DemoUnits.TORRES_V3_KEY,
                "empresaId",
                Integer.toString(DemoUnits.TORRES_COMPANY));
    }

    /** What V3 calls the problem. */
    static String error(Answer refused) {
        return refused.json().getJsonObject("meta").getString("error");
    }

    static JsonObject retorno(Answer answer) {
        return answer.json().getJsonObject("retorno");
    }

    static boolean isNull(JsonObject object, String name) {
        return JsonValue.NULL.equals(object.get(name));
    }

    @Override
    public void close() {
        client.close();
        twins.close();
    }
}
