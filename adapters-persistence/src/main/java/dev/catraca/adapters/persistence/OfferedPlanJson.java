package dev.catraca.adapters.persistence;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedPlan.Activity;
import dev.catraca.domain.sale.OfferedPlan.Showcase;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/** Plans that a unit offers, as the document that is stored. Amounts are minor units. */
final class OfferedPlanJson {
    private OfferedPlanJson() {}

    static String of(List<OfferedPlan> plans) {
        var array = Document.BUILDERS.createArrayBuilder();
        plans.forEach(it -> array.add(json(it)));
        return array.build().toString();
    }

    /** From the columns {@code plans} and {@code currency}. */
    static List<OfferedPlan> plans(Row row) {
        var currency = row.text("currency");
        return Document.objects(row.json("plans")).stream().map(it -> plan(it, currency)).toList();
    }

    private static JsonObjectBuilder json(OfferedPlan plan) {
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add("code", plan.code().value())
                        .add("name", plan.name())
                        .add("minimumMonths", plan.minimumMonths())
                        .add("maxInstallments", plan.maxInstallments())
                        .add("activities", Document.BUILDERS.createArrayBuilder(plan.activities()))
                        .add("dueDays", Document.BUILDERS.createArrayBuilder(plan.dueDays()))
                        .add("recurring", plan.isRecurring())
                        .add("renewed", plan.isRenewed())
                        .add("splitByOperator", plan.isSplitByOperator())
                        .add("choices", choices(plan.choices()));
        add(json, "monthlyFee", plan.monthlyFee());
        add(json, "firstInstalment", plan.firstInstalment());
        add(json, "joiningFee", plan.joiningFee());
        add(json, "enrolmentFee", plan.enrolmentFee());
        add(json, "total", plan.total());
        plan.showcase().ifPresent(it -> json.add("showcase", json(it)));
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, Optional<Money> amount) {
        amount.ifPresent(it -> json.add(name, it.minor()));
    }

    private static JsonArrayBuilder choices(List<Activity> choices) {
        var array = Document.BUILDERS.createArrayBuilder();
        for (var choice : choices) {
            var json =
                    Document.BUILDERS
                            .createObjectBuilder()
                            .add("code", choice.code())
                            .add("name", choice.name())
                            .add("chosen", choice.isChosen());
            choice.timesPerWeek().ifPresent(it -> json.add("timesPerWeek", it));
            array.add(json);
        }
        return array;
    }

    private static JsonObjectBuilder json(Showcase showcase) {
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add("productChargedApart", showcase.isProductChargedApart())
                        .add("joiningChargedApart", showcase.isJoiningChargedApart())
                        .add("mayBeShared", showcase.mayBeShared());
        showcase.description().ifPresent(it -> json.add("description", it));
        showcase.video().ifPresent(it -> json.add("video", it));
        showcase.remark().ifPresent(it -> json.add("remark", it));
        showcase.cancellationProduct().ifPresent(it -> json.add("cancellationProduct", it));
        showcase.cancellationPercent().ifPresent(it -> json.add("cancellationPercent", it));
        return json;
    }

    private static OfferedPlan plan(JsonObject json, String currency) {
        return new OfferedPlan(
                new PlanCode(json.getString("code")),
                json.getString("name"),
                amount(json, "monthlyFee", currency),
                amount(json, "firstInstalment", currency),
                amount(json, "joiningFee", currency),
                amount(json, "enrolmentFee", currency),
                json.getInt("minimumMonths"),
                json.getInt("maxInstallments"),
                json.getJsonArray("activities").getValuesAs(JsonString::getString),
                json.getJsonArray("dueDays").getValuesAs(JsonNumber::intValueExact),
                json.getBoolean("recurring"),
                json.getBoolean("renewed"),
                json.getBoolean("splitByOperator"),
                amount(json, "total", currency),
                json.getJsonArray("choices").getValuesAs(JsonObject.class).stream()
                        .map(OfferedPlanJson::choice)
                        .toList(),
                Optional.ofNullable(json.getJsonObject("showcase")).map(OfferedPlanJson::showcase));
    }

    private static Optional<Money> amount(JsonObject json, String name, String currency) {
        return Optional.ofNullable(json.getJsonNumber(name))
                .map(it -> Money.of(it.longValueExact(), currency));
    }

    private static Activity choice(JsonObject json) {
        return new Activity(
                json.getInt("code"),
                json.getString("name"),
                Optional.ofNullable(json.getJsonNumber("timesPerWeek"))
                        .map(JsonNumber::intValueExact),
                json.getBoolean("chosen"));
    }

    private static Showcase showcase(JsonObject json) {
        return new Showcase(
                text(json, "description"),
                text(json, "video"),
                text(json, "remark"),
                json.getBoolean("productChargedApart"),
                json.getBoolean("joiningChargedApart"),
                json.getBoolean("mayBeShared"),
                text(json, "cancellationProduct"),
                Optional.ofNullable(json.getJsonNumber("cancellationPercent"))
                        .map(JsonNumber::bigDecimalValue));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null));
    }
}
