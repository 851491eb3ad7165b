package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.pacto.Simulation.Part;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.LongFunction;

/** Units, plans, configurations, products and simulations as Pacto writes them. */
final class CatalogueJson {

    private CatalogueJson() {}

    static JsonObject unit(PactoUnit unit) {
        return Fields.object()
                .with("codigo", unit.code())
                .with("nome", unit.name())
                .with("empresaId", unit.keys().company())
                .with("cidade", unit.city())
                .with("estado", unit.state())
                .with("cep", "95560000")
                .with("endereco", "Avenida Beira-Mar, 100")
                .with("complemento", "")
                .with("latitude", "-29.3369")
                .with("longitude", "-49.7273")
                .with("logo", "https://pacto.example/logo.png")
                .with("imagens", JsonText.array())
                .with("telefone", "(51)3333-0000")
                .with("email", unit.slug() + "@live.example")
                .with("locale", "pt_BR")
                .with("moeda", "R$")
                .with("internacional", false)
                .build();
    }

    /** Only V3 knows the last eight. */
    static JsonObject plan(PactoPlan plan, PactoApi api, LongFunction<JsonNumber> price) {
        Fields fields =
                Fields.object()
                        .with("codigo", plan.code())
                        .with("nome", plan.name())
                        .with("mensalidade", price.apply(plan.monthly()))
                        .with("primeiraParcela", Reais.json(plan.first()))
                        .with("adesao", Reais.noisy(plan.joining()))
                        .with("matricula", Reais.noisy(plan.enrolment()))
                        .with("fidelidade", plan.months())
                        .with("maxDivisao", plan.maxDivision())
                        .with(
                                "modalidades",
                                JsonText.array(
                                        plan.modalities(), one -> JsonText.string(one.name())))
                        .with(
                                "diasVencimento",
                                JsonText.array(
                                        plan.dueDays(),
                                        day -> JsonText.number(new BigDecimal(day))))
                        .with("regimeRecorrencia", plan.recurrent())
                        .with("renovavelAutomaticamente", plan.recurrent())
                        .with("parcelamentoOperadora", !plan.recurrent())
                        .with("valorTotalDoPlano", Reais.json(plan.total()))
                        .with(
                                "modalidadesDTO",
                                JsonText.array(plan.modalities(), CatalogueJson::modality));
        if (api == PactoApi.V2) {
            return fields.build();
        }
        return fields.with("descricaoEncantamento", "<p>Treine quando quiser.</p>")
                .with("videoSiteUrl", "")
                .with("observacaoSite", "")
                .with("cobrarProdutoSeparado", false)
                .with("cobrarAdesaoSeparado", plan.joiningApart())
                .with("permitirCompartilharPLanoNoSite", true)
                .with("produtoTaxaCancelamento", "MULTA")
                .with("percentualMultaCancelamento", 10)
                .build();
    }

    private static JsonObject modality(PactoModality one) {
        return Fields.object()
                .with("codigo", one.code())
                .with("modalidade", one.name())
                .with("nrVezesSemana", one.timesAWeek())
                .with("selected", true)
                .build();
    }

    static JsonObject configs(PactoConfigs configs) {
        return Fields.object()
                .with("apresentarCartao", configs.card())
                .with("apresentarCartaoVenda", configs.card())
                .with("apresentarPix", configs.pix())
                .with("apresentarPixVenda", configs.pix())
                .with("apresentarBoleto", configs.boleto())
                .with("apresentarBoletoVenda", configs.boleto())
                .with("habilitarPreCadastro", configs.preRegister())
                .with("camposAdicionais", JsonText.strings(configs.extraFields()))
                .build();
    }

    static JsonObject product(PactoProduct product) {
        return Fields.object()
                .with("codigo", product.code())
                .with("descricao", product.name())
                .with("categoria", product.category())
                .with("valor", Reais.noisy(product.price()))
                .build();
    }

    static JsonObject simulation(
            Simulation simulation, Instant now, LongFunction<JsonNumber> price) {
        PactoPlan plan = simulation.plan();
        return Fields.object()
                .with("codigoPlano", plan.code())
                .with("nomePlano", plan.name())
                .with("valorFinal", price.apply(simulation.total()))
                .with("valorBase", Reais.json(simulation.base()))
                .with("valorPrimeiraParcela", Reais.noisy(first(simulation)))
                .with("valorAdesao", Reais.noisy(plan.joining()))
                .with("valorMatricula", Reais.noisy(plan.enrolment()))
                .with("valorAnuidade", Reais.json(0))
                .with("valorProRata", Reais.json(0))
                .with("parcelas", JsonText.array(simulation.parts(), CatalogueJson::part))
                .with("produtos", JsonText.array())
                .with("vigenciaAteAjustada", PactoTime.date(simulation.until()))
                .with("dataLancamento", PactoTime.dateTime(now))
                .with("msgValidacao", JsonValue.NULL)
                .build();
    }

    /** All that is due on the first day. */
    private static long first(Simulation simulation) {
        return simulation.parts().stream()
                .filter(part -> part.on().equals(simulation.today()))
                .mapToLong(Part::centavos)
                .sum();
    }

    private static JsonObject part(Part part) {
        return Fields.object()
                .with("descricao", part.description())
                .with("valor", Reais.noisy(part.centavos()))
                .with("tipoProduto", part.kind())
                .with("dataCobranca", PactoTime.date(part.on()))
                .build();
    }
}
