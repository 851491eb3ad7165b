package dev.catraca.adapters.persistence;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.ProductLine;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.util.OptionalInt;

/** The lines of an order or a quote, as the document that is stored. Prices are minor units. */
final class LineJson {
    private LineJson() {}

    static String of(OrderLines lines) {
        var array = Document.BUILDERS.createArrayBuilder();
        lines.all().forEach(it -> array.add(json(it)));
        return array.build().toString();
    }

    /** From the columns {@code lines} and {@code currency}. */
    static OrderLines lines(Row row) {
        var currency = row.text("currency");
        return new OrderLines(
                Document.objects(row.json("lines")).stream()
                        .map(it -> line(it, currency))
                        .toList());
    }

    private static JsonObject json(OrderLine line) {
        return switch (line) {
            case PlanLine it -> {
                var json =
                        Document.BUILDERS
                                .createObjectBuilder()
                                .add("plan", it.plan().value())
                                .add("name", it.name())
                                .add("price", it.unitPrice().minor())
                                .add("cycle", it.cycle().name());
                it.accessDays().ifPresent(days -> json.add("accessDays", days));
                yield json.build();
            }
            case ProductLine it ->
                    Document.BUILDERS
                            .createObjectBuilder()
                            .add("product", it.reference())
                            .add("name", it.name())
                            .add("price", it.unitPrice().minor())
                            .add("quantity", it.quantity())
                            .build();
        };
    }

    private static OrderLine line(JsonObject json, String currency) {
        var price = Money.of(json.getJsonNumber("price").longValueExact(), currency);
        if (json.containsKey("product")) {
            return new ProductLine(
                    json.getString("product"),
                    json.getString("name"),
                    price,
                    json.getInt("quantity"));
        }
        return new PlanLine(
                new PlanCode(json.getString("plan")),
                json.getString("name"),
                price,
                BillingCycle.valueOf(json.getString("cycle")),
                json.containsKey("accessDays")
                        ? OptionalInt.of(json.getInt("accessDays"))
                        : OptionalInt.empty());
    }
}
