package dev.catraca.adapters.web.answers;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.catalogue.PriceLines.Item;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.order.ProductLine;
import dev.catraca.domain.shared.InvalidValue;
import java.util.List;
import java.util.Optional;

/** Things that are wanted: {@code "lines":[{"plan" or "product","quantity"?}]}. */
public final class ItemBody {
    private static final int MOST_LINES = 100;

    private ItemBody() {}

    /** What stands under {@code lines}, to be passed through {@link #some} when all is read. */
    public static List<Item> items(Fields in) {
        return in.objects("lines").stream().map(ItemBody::item).toList();
    }

    /** Throws {@link InvalidValue} for none, or too many. */
    public static List<Item> some(List<Item> items) {
        if (items.isEmpty()) {
            throw new InvalidValue("lines-empty", "An order has at least one line.");
        }
        if (items.size() > MOST_LINES) {
            throw new InvalidValue("lines-too-many", "An order has at most 100 lines.");
        }
        return items;
    }

    private static Item item(Fields in) {
        var plan = in.optionalValue("plan", PlanCode::new);
        var product = in.optionalValue("product", Reference::new);
        var quantity = in.optionalInteger("quantity").orElse(1);
        return in.make(() -> item(plan, product, quantity));
    }

    private static Item item(Optional<PlanCode> plan, Optional<Reference> product, long quantity) {
        if (plan.isPresent() == product.isPresent()) {
            throw new InvalidValue(
                    "line-invalid", "A line names a plan or a product, and not both.");
        }
        if (quantity < 1 || quantity > ProductLine.MOST) {
            throw new InvalidValue("quantity-invalid", "A quantity lies between 1 and 10000.");
        }
        var pieces = Math.toIntExact(quantity);
        return plan.<Item>map(it -> new Item.OfPlan(it, pieces))
                .orElseGet(() -> new Item.OfProduct(product.orElseThrow(), pieces));
    }

    /** What a caller is told where something has no price. */
    public static Rejected refusal(PriceLines.Outcome reason) {
        return switch (reason) {
            case PriceLines.Outcome.PlanUnknown(var item) ->
                    new Rejected(
                                    ProblemCode.PLAN_UNKNOWN,
                                    List.of(
                                            Violation.of(
                                                    "lines[" + item + "].plan", "plan-unknown")))
                            .withStatus(422);
            case PriceLines.Outcome.ProductUnknown(var item) ->
                    new Rejected(
                            ProblemCode.PRODUCT_UNKNOWN,
                            List.of(
                                    Violation.of(
                                            "lines[" + item + "].product", "product-unknown")));
            case PriceLines.Outcome.OnePlanPerOrder() ->
                    new Rejected(ProblemCode.ONE_PLAN_PER_ORDER);
            case PriceLines.Outcome.Priced _ -> throw new IllegalStateException("it has a price");
        };
    }
}
