package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.CallJournal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened, as Pacto knows it. Each answer is a picture of the moment. */
public final class PactoLedger {

    private final Sales sales;
    private final Requests requests;
    private final Map<PactoApi, CallJournal> journals;

    PactoLedger(Sales sales, Requests requests, Map<PactoApi, CallJournal> journals) {
        this.sales = sales;
        this.requests = requests;
        this.journals = journals;
    }

    /**
     * A sale; money in centavos.
     *
     * @param unit the unit's slug
     * @param key the key that the call bore
     * @param card what is kept of the card, empty for PIX and boleto
     */
    public record SaleEntry(
            int code,
            PactoApi api,
            String unit,
            String key,
            int plan,
            PactoMethod method,
            PactoSaleState state,
            long total,
            List<Long> parts,
            int division,
            String name,
            String cpf,
            String email,
            String phone,
            Optional<CardEntry> card,
            Optional<String> coupon,
            Optional<String> ip,
            Optional<String> captcha,
            String transaction,
            Instant launchedAt,
            Optional<Instant> expiresAt,
            Optional<Instant> paidAt) {

        @Override
        public String toString() {
            return "SaleEntry[%d, %s, %s, plan %d, %s, %s, %d]"
                    .formatted(code, api, unit, plan, method, state, total);
        }
    }

    /**
     * What is kept of a card.
     *
     * @param mark the same for the same number, as long as the twins run
     */
    public record CardEntry(String brand, String lastFour, String mark) {}

    /**
     * A request, whatever became of it.
     *
     * @param units the slugs of the units whose keys stood anywhere in it
     * @param keys those keys
     * @param company what {@code empresaId} said
     */
    public record RequestEntry(
            PactoApi api,
            String operation,
            List<String> units,
            List<String> keys,
            Optional<String> company,
            Instant at) {

        @Override
        public String toString() {
            return "RequestEntry[%s, %s, %s]".formatted(api, operation, units);
        }
    }

    /** All sales, the oldest first; also those a card's bank declined. */
    public List<SaleEntry> sales() {
        return sales.all().stream().map(PactoLedger::entry).toList();
    }

    /** The sales of a unit, the oldest first. */
    public List<SaleEntry> sales(String unit) {
        return sales().stream().filter(sale -> sale.unit.equals(unit)).toList();
    }

    public Optional<SaleEntry> sale(int code) {
        return sales.find(code).map(PactoLedger::entry);
    }

    /** How often an operation was called, whatever became of it: {@code sell-card}. */
    public long calls(PactoApi api, String operation) {
        return journal(api).calls(operation);
    }

    public Map<String, Long> calls(PactoApi api) {
        return journal(api).byOperation();
    }

    private CallJournal journal(PactoApi api) {
        return journals.getOrDefault(api, new CallJournal());
    }

    /** All requests, the oldest first. */
    public List<RequestEntry> requests() {
        return requests.all();
    }

    private static SaleEntry entry(Sale sale) {
        SaleOrder order = sale.order();
        return new SaleEntry(
                sale.code(),
                sale.api(),
                sale.unit().slug(),
                sale.key(),
                order.price().plan().code(),
                order.method(),
                sale.state(),
                order.price().total(),
                order.price().parts().stream().map(Simulation.Part::centavos).toList(),
                order.division(),
                order.buyer().name(),
                order.buyer().cpf(),
                order.buyer().email(),
                order.buyer().phone(),
                order.card().map(card -> new CardEntry(card.brand(), card.lastFour(), card.mark())),
                order.coupon(),
                order.ip(),
                order.captcha(),
                sale.transaction(),
                sale.launchedAt(),
                sale.due().expiresAt(),
                sale.paidAt());
    }
}
