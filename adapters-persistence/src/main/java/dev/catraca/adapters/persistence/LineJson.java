package dev.catraca.adapters.persistence;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.ProductLine;
import dev.catraca.domain.shared.Money;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The lines of an order or a quote, as the document that is stored. Prices are minor units. */
final class LineJson {
    // Looked up once: each look-up searches the class path.
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private LineJson() {}

    static String of(OrderLines lines) {
        var array = BUILDERS.createArrayBuilder();
        lines.all().forEach(it -> array.add(json(it)));
        return array.build().toString();
    }

    /** From the columns {@code lines} and {@code currency}. */
    static OrderLines lines(Row row) {
        var currency = row.text("currency");
        try (var reader = READERS.createReader(new StringReader(row.json("lines")))) {
            List<OrderLine> lines =
                    reader.readArray().getValuesAs(JsonObject.class).stream()
                            .map(it -> line(it, currency))
                            .toList();
            return new OrderLines(lines);
        }
    }

    private static JsonObject json(OrderLine line) {
        return switch (line) {
            case PlanLine it -> {
                var json =
                        BUILDERS.createObjectBuilder()
                                .add("plan", it.plan().value())
                                .add("name", it.name())
                                .add("price", it.unitPrice().minor())
                                .add("cycle", it.cycle().name());
                it.accessDays().ifPresent(days -> json.add("accessDays", days));
                yield json.build();
            }
            case ProductLine it ->
                    BUILDERS.createObjectBuilder()
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
