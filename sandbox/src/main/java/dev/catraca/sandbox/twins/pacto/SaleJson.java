package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.brazil.BankSlip;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.pacto.Simulation.Part;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;

/** Sales, members and their payments as Pacto writes them. */
final class SaleJson {

    private final String pages;

    /** Where the pages to pay on are. */
    SaleJson(String pages) {
        this.pages = pages;
    }

    /** What a sale by card is answered: by V2 with a single word. */
    static Reply cardSold(PactoCall call, Sale sale) {
        String state = sale.state().wireName();
        boolean approved = sale.state() == PactoSaleState.APPROVED;
        if (call.api() == PactoApi.V2 || call.tricks().bare()) {
            return Envelope.RETURN.of(JsonText.string(approved ? "APROVADA" : state));
        }
        boolean declined = sale.state() == PactoSaleState.DECLINED;
        Fields told = Fields.object();
        if (declined) {
            told.without("codigo");
        } else {
            told.with("codigo", sale.code());
        }
        told.with("status", state)
                .with("valor", call.price(sale.order().price().total()))
                .with("transacao", approved ? sale.transaction() : null);
        if (declined) {
            told.with("mensagem", "Cartao recusado pela operadora");
        }
        return Reply.json(
                200,
                Fields.object()
                        .with("retorno", told.build())
                        .with("statusErro", declined ? "CARTAO_RECUSADO" : null)
                        .build());
    }

    /** What a sale by PIX or boleto is answered. */
    Reply opened(PactoCall call, Sale sale) {
        Fields told = Fields.object();
        if (!call.tricks().bare()) {
            told.with("codigo", sale.code()).with("transacao", sale.transaction());
        }
        told.with("status", sale.state().wireName())
                .with("valor", call.price(sale.order().price().total()))
                .with("url", pages + sale.transaction());
        sale.due().brCode().ifPresent(code -> told.with("copiaECola", code));
        if (sale.order().method() == PactoMethod.PIX) {
            sale.due()
                    .expiresAt()
                    .map(PactoTime::dateTime)
                    .ifPresent(t -> told.with("expiraEm", t));
        }
        sale.due().slip().ifPresent(slip -> slip(told, slip, sale));
        return Envelope.RETORNO.of(told.build());
    }

    private static void slip(Fields told, BankSlip slip, Sale sale) {
        told.with("linhaDigitavel", slip.line()).with("codigoBarras", slip.barcode());
        sale.due()
                .expiresAt()
                .map(end -> PactoTime.date(PactoTime.day(end).minusDays(1)))
                .ifPresent(day -> told.with("vencimento", day));
    }

    static JsonObject client(PactoUnit unit, Client client) {
        return Fields.object()
                .with("codigo", client.code())
                .with("matricula", client.enrolment())
                .with("codPessoa", client.person())
                .with("nome", client.name())
                .with("cpf", client.cpf())
                .with("email", client.email())
                .with("empresa", unit.code())
                .build();
    }

    static JsonObject member(PactoUnit unit, Client client, List<Sale> sales) {
        Fields fields = Fields.object();
        client(unit, client).forEach(fields::with);
        return fields.with(
                        "contratos",
                        JsonText.array(
                                sales.stream().filter(Sale::hasContract).toList(),
                                SaleJson::contract))
                .build();
    }

    private static JsonObject contract(Sale sale) {
        Simulation price = sale.order().price();
        boolean over = sale.state() == PactoSaleState.EXPIRED;
        return Fields.object()
                .with("codigo", sale.code())
                .with("codigoPlano", price.plan().code())
                .with("nomePlano", price.plan().name())
                .with("valor", Reais.noisy(price.total()))
                .with("situacao", over ? "CA" : "AT")
                .with("formaPagamento", sale.order().method().wireName())
                .with("origemSistema", 9)
                .with("dataLancamento", PactoTime.dateTime(sale.launchedAt()))
                .with("vigenciaDe", PactoTime.date(price.today()))
                .with("vigenciaAte", PactoTime.date(price.until()))
                .with("parcelas", parts(sale))
                .build();
    }

    private static JsonArray parts(Sale sale) {
        String situation =
                sale.state().isPaid() ? "PG" : sale.state() == PactoSaleState.EXPIRED ? "CA" : "EA";
        return JsonText.array(
                sale.order().price().parts(), part -> part(part, situation, sale.launchedAt()));
    }

    private static JsonObject part(Part part, String situation, Instant launchedAt) {
        return Fields.object()
                .with("descricao", part.description())
                .with("valor", Reais.noisy(part.centavos()))
                .with("situacao", situation)
                .with("dataVencimento", PactoTime.date(part.on()))
                .with("dataLancamento", PactoTime.dateTime(launchedAt))
                .build();
    }

    /** One per sale that was paid, whatever its parts. */
    static JsonObject payment(Sale sale) {
        return Fields.object()
                .with("codigo", sale.code() + 100_000)
                .with("contrato", sale.code())
                .with("valor", Reais.noisy(sale.order().price().total()))
                .with("formaPagamento", sale.order().method().wireName())
                .with("situacao", "PAGO")
                .with("transacao", sale.transaction())
                .with(
                        "dataLancamento",
                        sale.paidAt()
                                .<JsonValue>map(at -> JsonText.string(PactoTime.dateTime(at)))
                                .orElse(JsonValue.NULL))
                .build();
    }
}
