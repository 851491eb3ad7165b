package dev.catraca.application.cart;

import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes an order as a draft: a cart of a client's system, at the prices of the catalogue. It
 * neither checks nor reserves stock; that happens when its payment is asked for. The caller chooses
 * the id, so that a repeated request finds the same order.
 */
public final class CreateOrder {
    private final Merchants merchants;
    private final RegisteredBuyers buyers;
    private final PriceLines pricing;
    private final Orders orders;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Clock clock;

    public CreateOrder(
            Merchants merchants,
            RegisteredBuyers buyers,
            PriceLines pricing,
            Orders orders,
            Timeline timeline,
            Transactions transactions,
            Clock clock) {
        this.merchants = merchants;
        this.buyers = buyers;
        this.pricing = pricing;
        this.orders = orders;
        this.timeline = timeline;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The references are the client's own. */
    public record Command(
            OrderId order,
            Principal principal,
            Slug merchant,
            Reference reference,
            Reference buyer,
            List<PriceLines.Item> items) {
        public Command {
            items = List.copyOf(items);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The draft is there, since now or since an earlier try. */
        record Created(Order order, Merchant merchant) implements Outcome {}

        /** There is no such merchant, or it is another's: nobody can tell which. */
        record MerchantUnknown() implements Outcome {}

        record BuyerUnknown() implements Outcome {}

        record NotPriced(PriceLines.Outcome reason) implements Outcome {}

        /** The merchant has another order of this reference. */
        record ReferenceTaken() implements Outcome {}
    }

    public Outcome create(Command command) {
        var merchant =
                merchants
                        .find(command.merchant())
                        .filter(command.principal()::reaches)
                        .orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        var buyer =
                buyers.find(merchant.id(), command.buyer())
                        .or(
                                () ->
                                        merchant.platform()
                                                .flatMap(it -> buyers.find(it, command.buyer())))
                        .orElse(null);
        if (buyer == null) {
            return new Outcome.BuyerUnknown();
        }
        return switch (pricing.price(merchant.id(), command.items())) {
            case PriceLines.Outcome.Priced(var lines, _) ->
                    add(draft(command, merchant, buyer, lines), merchant);
            case PriceLines.Outcome reason -> new Outcome.NotPriced(reason);
        };
    }

    private Outcome add(Order.Draft draft, Merchant merchant) {
        var isAdded =
                transactions.compute(
                        () -> {
                            var added = orders.add(draft);
                            if (added) {
                                timeline.append(
                                        new TimelineEntry(
                                                draft.id(),
                                                clock.instant(),
                                                Event.ORDER_PLACED,
                                                Map.of("state", "DRAFT")));
                            }
                            return added;
                        });
        if (isAdded) {
            return new Outcome.Created(draft, merchant);
        }
        return orders.find(draft.id())
                .<Outcome>map(it -> new Outcome.Created(it, merchant))
                .orElseGet(Outcome.ReferenceTaken::new);
    }

    private Order.Draft draft(
            Command command, Merchant merchant, RegisteredBuyer buyer, OrderLines lines) {
        var terms =
                new OrderTerms(
                        merchant.id(),
                        Optional.of(command.reference().value()),
                        new Buyer(
                                Optional.of(buyer.reference().value()),
                                buyer.email(),
                                Optional.of(buyer.name()),
                                buyer.taxId(),
                                buyer.phone()),
                        lines,
                        1,
                        Optional.empty(),
                        clock.instant());
        return new Order.Draft(command.order(), terms);
    }
}
