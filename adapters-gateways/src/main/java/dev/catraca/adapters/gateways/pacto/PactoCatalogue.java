package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;
import static dev.catraca.adapters.gateways.http.JsonFields.objects;
import static dev.catraca.adapters.gateways.http.JsonFields.text;
import static dev.catraca.adapters.gateways.pacto.PactoWire.count;
import static dev.catraca.adapters.gateways.pacto.PactoWire.label;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.pacto.Operation.Api;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.sale.CustomerField;
import dev.catraca.domain.sale.KnownClient;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedPlan.Activity;
import dev.catraca.domain.sale.OfferedPlan.Showcase;
import dev.catraca.domain.sale.OfferedProduct;
import dev.catraca.domain.sale.SaleSettings;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a unit offers, out of Pacto's objects. One that cannot be read takes no other with it. */
final class PactoCatalogue {
    private static final System.Logger LOG = System.getLogger(PactoCatalogue.class.getName());

    private PactoCatalogue() {}

    static List<OfferedPlan> plans(List<JsonObject> plans, Api api) {
        return legible(plans, "plan", it -> plan(it, api));
    }

    static List<OfferedProduct> products(List<JsonObject> products) {
        return legible(products, "product", PactoCatalogue::product);
    }

    private static <T> List<T> legible(
            List<JsonObject> objects, String kind, Function<JsonObject, T> reading) {
        return objects.stream()
                .flatMap(
                        it -> {
                            try {
                                return Stream.of(reading.apply(it));
                            } catch (UnexpectedAnswer | InvalidValue odd) {
                                LOG.log(
                                        Level.WARNING,
                                        "left out a {0} of Pacto that cannot be read: {1}",
                                        kind,
                                        odd.getMessage());
                                return Stream.empty();
                            }
                        })
                .toList();
    }

    private static OfferedPlan plan(JsonObject json, Api api) {
        return new OfferedPlan(
                new PlanCode(required(json, "codigo")),
                required(json, "nome"),
                PactoMoney.optional(json, "mensalidade"),
                PactoMoney.optional(json, "primeiraParcela"),
                PactoMoney.optional(json, "adesao"),
                PactoMoney.optional(json, "matricula"),
                count(json, "fidelidade"),
                Math.max(1, count(json, "maxDivisao")),
                texts(json, "modalidades"),
                days(json),
                isTrue(json, "regimeRecorrencia"),
                isTrue(json, "renovavelAutomaticamente"),
                isTrue(json, "parcelamentoOperadora"),
                PactoMoney.optional(json, "valorTotalDoPlano").filter(Money::isPositive),
                objects(json, "modalidadesDTO").orElse(List.of()).stream()
                        .map(PactoCatalogue::activity)
                        .toList(),
                api == Api.V3 ? Optional.of(showcase(json)) : Optional.empty());
    }

    private static Activity activity(JsonObject json) {
        return new Activity(
                count(json, "codigo"),
                required(json, "modalidade"),
                Optional.of(count(json, "nrVezesSemana")).filter(it -> it > 0),
                isTrue(json, "selected"));
    }

    private static Showcase showcase(JsonObject json) {
        return new Showcase(
                label(json, "descricaoEncantamento"),
                label(json, "videoSiteUrl"),
                label(json, "observacaoSite"),
                isTrue(json, "cobrarProdutoSeparado"),
                isTrue(json, "cobrarAdesaoSeparado"),
                isTrue(json, "permitirCompartilharPLanoNoSite"),
                label(json, "produtoTaxaCancelamento"),
                json.get("percentualMultaCancelamento") instanceof JsonNumber percent
                        ? Optional.of(percent.bigDecimalValue())
                        : Optional.empty());
    }

    private static OfferedProduct product(JsonObject json) {
        var price =
                Stream.of("valor", "valorFinal", "valorUnitario", "preco")
                        .flatMap(it -> PactoMoney.optional(json, it).stream())
                        .findFirst()
                        .orElseThrow(() -> new UnexpectedAnswer("valor"));
        var name = label(json, "nome", "descricao").orElseThrow(() -> new UnexpectedAnswer("nome"));
        return new OfferedProduct(
                count(json, "codigo"),
                name,
                label(json, "descricao").filter(it -> !it.equals(name)),
                price);
    }

    /** By which methods the unit sells; PIX and boleto are V2's. */
    static SaleSettings settings(JsonObject json, PactoAccount account) {
        var methods = EnumSet.noneOf(PaymentMethod.class);
        if (isTrue(json, "apresentarCartaoVenda")) {
            methods.add(PaymentMethod.CARD);
        }
        if (isTrue(json, "apresentarPix") || isTrue(json, "apresentarPixVenda")) {
            methods.add(PaymentMethod.PIX);
        }
        if (isTrue(json, "apresentarBoleto") || isTrue(json, "apresentarBoletoVenda")) {
            methods.add(PaymentMethod.BOLETO);
        }
        methods.retainAll(account.methods());
        var demanded = EnumSet.noneOf(CustomerField.class);
        texts(json, "camposAdicionais").stream()
                .flatMap(it -> field(it).stream())
                .forEach(demanded::add);
        return new SaleSettings(methods, demanded, isTrue(json, "habilitarPreCadastro"));
    }

    /**
     * Names that we do not know, such as a questionnaire's, are nothing that a sale consists of.
     */
    private static Optional<CustomerField> field(String name) {
        return switch (PactoWire.word(name)) {
            case "ENDERECO" -> Optional.of(CustomerField.STREET);
            case "NUMERO" -> Optional.of(CustomerField.NUMBER);
            case "COMPLEMENTO" -> Optional.of(CustomerField.COMPLEMENT);
            case "BAIRRO" -> Optional.of(CustomerField.DISTRICT);
            case "CIDADE" -> Optional.of(CustomerField.CITY);
            case "ESTADO", "UF" -> Optional.of(CustomerField.STATE);
            case "CEP" -> Optional.of(CustomerField.POSTAL_CODE);
            case "DT_NASCIMENTO", "DATA_NASCIMENTO", "DATANASCIMENTO" ->
                    Optional.of(CustomerField.BIRTH_DATE);
            case "SEXO" -> Optional.of(CustomerField.SEX);
            case "RG" -> Optional.of(CustomerField.IDENTITY_CARD);
            default -> Optional.empty();
        };
    }

    static KnownClient client(JsonObject json) {
        return new KnownClient(
                label(json, "codigo", "codigoCliente"),
                label(json, "matricula", "codigoMatricula"),
                text(json, "nome"),
                label(json, "situacao", "status"));
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.get(name) instanceof JsonArray array
                ? array.stream()
                        .filter(JsonString.class::isInstance)
                        .map(it -> ((JsonString) it).getString())
                        .toList()
                : List.of();
    }

    private static List<Integer> days(JsonObject json) {
        return json.get("diasVencimento") instanceof JsonArray array
                ? array.stream()
                        .filter(JsonNumber.class::isInstance)
                        .map(it -> ((JsonNumber) it).intValue())
                        .filter(it -> it >= 1 && it <= 31)
                        .toList()
                : List.of();
    }

    private static String required(JsonObject json, String name) {
        return label(json, name).orElseThrow(() -> new UnexpectedAnswer(name));
    }
}
