package dev.catraca.adapters.web.sites.live;

import dev.catraca.application.sale.SimulateSale;
import dev.catraca.domain.sale.Simulation;
import java.util.List;

/** {@code {"success":true,"data":{…},"source"}}; amounts in centavos. */
public record SimulationView(boolean success, DataView data, String source) {
    static SimulationView of(SimulateSale.Outcome.Simulated it) {
        return new SimulationView(true, DataView.of(it), it.isRemembered() ? "cache" : "api");
    }

    /** The price, and the quote that keeps it for a while. */
    public record DataView(
            long valorTotal, List<PartView> parcelas, String quoteId, String expiresAt) {
        static DataView of(SimulateSale.Outcome.Simulated it) {
            var quote = it.quote();
            return new DataView(
                    quote.simulation().total().minor(),
                    quote.simulation().parts().stream().map(PartView::of).toList(),
                    quote.id().toString(),
                    quote.expiresAt().toString());
        }
    }

    /** One instalment. */
    public record PartView(int numero, long valor, String vencimento) {
        static PartView of(Simulation.Part it) {
            return new PartView(it.number(), it.amount().minor(), it.dueOn().toString());
        }
    }
}
