package dev.catraca.application.cart;

import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderState;
import java.util.List;

/** Puts other things into a cart, as long as nobody was asked to pay for it. */
public final class ChangeOrderLines {
    private final Merchants merchants;
    private final PriceLines pricing;
    private final Orders orders;
    private final Transactions transactions;

    public ChangeOrderLines(
            Merchants merchants, PriceLines pricing, Orders orders, Transactions transactions) {
        this.merchants = merchants;
        this.pricing = pricing;
        this.orders = orders;
        this.transactions = transactions;
    }

    public record Command(OrderId order, Principal principal, List<PriceLines.Item> items) {
        public Command {
            items = List.copyOf(items);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Changed() implements Outcome {}

        /** There is none of this id, or it is another merchant's: nobody can tell which. */
        record OrderUnknown() implements Outcome {}

        record NotPriced(PriceLines.Outcome reason) implements Outcome {}

        record NotDraft(OrderState state) implements Outcome {}
    }

    public Outcome change(Command command) {
        var merchant =
                orders.find(command.order())
                        .flatMap(it -> merchants.find(it.terms().merchant()))
                        .filter(command.principal()::reaches)
                        .orElse(null);
        if (merchant == null) {
            return new Outcome.OrderUnknown();
        }
        return switch (pricing.price(merchant.id(), command.items())) {
            case PriceLines.Outcome.Priced(var lines, _) ->
                    transactions.compute(() -> change(command.order(), lines));
            case PriceLines.Outcome reason -> new Outcome.NotPriced(reason);
        };
    }

    private Outcome change(OrderId id, OrderLines lines) {
        var order = orders.lock(id).orElseThrow();
        if (!(order instanceof Order.Draft draft)) {
            return new Outcome.NotDraft(order.state());
        }
        orders.save(draft.with(lines));
        return new Outcome.Changed();
    }
}
