package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.catalogue.port.Products;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.ProductLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody wants, as order lines at the prices of the catalogue. */
public final class PriceLines {
    private final Plans plans;
    private final Products products;

    public PriceLines(Plans plans, Products products) {
        this.plans = plans;
        this.products = products;
    }

    /** Something that is wanted. What it costs is not the caller's to say. */
    public sealed interface Item {
        int quantity();

        record OfPlan(PlanCode plan, int quantity) implements Item {}

        record OfProduct(Reference product, int quantity) implements Item {}
    }

    /** What came of it; {@code item} is the index of the one that was refused. */
    public sealed interface Outcome {
        /** In at most so many instalments. */
        record Priced(OrderLines lines, int maxInstallments) implements Outcome {}

        record PlanUnknown(int item) implements Outcome {}

        /** It does not exist, or is not for sale now. */
        record ProductUnknown(int item) implements Outcome {}

        /** Access is sold once per order. */
        record OnePlanPerOrder() implements Outcome {}
    }

    /** The same product twice becomes one line. */
    public Outcome price(MerchantId merchant, List<Item> items) {
        var known = products(merchant, items);
        var lines = new ArrayList<OrderLine>();
        var quantities = new HashMap<Reference, Integer>();
        var most = Integer.MAX_VALUE;
        for (var index = 0; index < items.size(); index++) {
            switch (items.get(index)) {
                case Item.OfPlan(var code, var quantity) -> {
                    var plan = plans.find(merchant, code).orElse(null);
                    if (plan == null) {
                        return new Outcome.PlanUnknown(index);
                    }
                    if (quantity != 1 || lines.stream().anyMatch(PlanLine.class::isInstance)) {
                        return new Outcome.OnePlanPerOrder();
                    }
                    lines.add(PlanLine.of(plan));
                    most = Math.min(most, plan.maxInstallments());
                }
                case Item.OfProduct(var reference, var quantity) -> {
                    var product = known.get(reference);
                    if (product == null || !product.isActive()) {
                        return new Outcome.ProductUnknown(index);
                    }
                    var pieces = quantities.merge(reference, quantity, Integer::sum);
                    var line =
                            new ProductLine(
                                    reference.value(), product.name(), product.price(), pieces);
                    lines.removeIf(it -> isOf(it, reference));
                    lines.add(line);
                }
            }
        }
        return new Outcome.Priced(new OrderLines(lines), most);
    }

    private static boolean isOf(OrderLine line, Reference product) {
        return line instanceof ProductLine it && it.reference().equals(product.value());
    }

    private Map<Reference, Product> products(MerchantId merchant, List<Item> items) {
        Set<Reference> wanted =
                items.stream()
                        .filter(Item.OfProduct.class::isInstance)
                        .map(it -> ((Item.OfProduct) it).product())
                        .collect(Collectors.toSet());
        return wanted.isEmpty() ? Map.of() : products.find(merchant, wanted);
    }
}
