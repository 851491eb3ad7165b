package dev.catraca.adapters.persistence;

import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;

/** A simulation, as the document that is stored. Amounts are minor units. */
final class SimulationJson {
    private SimulationJson() {}

    static String of(Simulation simulation) {
        var parts = Document.BUILDERS.createArrayBuilder();
        simulation
                .parts()
                .forEach(
                        it ->
                                parts.add(
                                        Document.BUILDERS
                                                .createObjectBuilder()
                                                .add("number", it.number())
                                                .add("amount", it.amount().minor())
                                                .add("dueOn", it.dueOn().toString())));
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add("name", simulation.name())
                        .add("total", simulation.total().minor())
                        .add("parts", parts);
        simulation.accessUntil().ifPresent(it -> json.add("accessUntil", it.toString()));
        return json.build().toString();
    }

    /** From the columns {@code simulation} and {@code currency}. */
    static Simulation simulation(Row row) {
        var currency = row.text("currency");
        var json = Document.object(row.json("simulation"));
        return new Simulation(
                json.getString("name"),
                Money.of(json.getJsonNumber("total").longValueExact(), currency),
                json.getJsonArray("parts").getValuesAs(JsonObject.class).stream()
                        .map(it -> part(it, currency))
                        .toList(),
                Optional.ofNullable(json.getString("accessUntil", null)).map(LocalDate::parse));
    }

    private static Simulation.Part part(JsonObject json, String currency) {
        return new Simulation.Part(
                json.getInt("number"),
                Money.of(json.getJsonNumber("amount").longValueExact(), currency),
                LocalDate.parse(json.getString("dueOn")));
    }
}
