package dev.catraca.adapters.persistence;

import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** How an order's payments are divided, as the document that is stored. Amounts are minor units. */
final class SplitJson {
    private SplitJson() {}

    static String of(SplitPlan plan) {
        var shares = Document.BUILDERS.createArrayBuilder();
        plan.shares().forEach(it -> shares.add(json(it)));
        return Document.BUILDERS
                .createObjectBuilder()
                .add("owner", json(plan.owner()))
                .add("shares", shares)
                .build()
                .toString();
    }

    /** From the columns {@code split} and {@code currency}. */
    static Optional<SplitPlan> split(Row row) {
        return row.maybeJson("split").map(it -> plan(it, row.text("currency")));
    }

    private static SplitPlan plan(String text, String currency) {
        var json = Document.object(text);
        return new SplitPlan(
                payee(json.getJsonObject("owner")),
                json.getJsonArray("shares").getValuesAs(JsonObject.class).stream()
                        .map(it -> share(it, currency))
                        .toList());
    }

    private static JsonObjectBuilder json(Share share) {
        var json = json(share.payee());
        return switch (share) {
            case Share.Percentage it -> json.add("basisPoints", it.part().value());
            case Share.Fixed it -> json.add("amount", it.amount().minor());
        };
    }

    private static Share share(JsonObject json, String currency) {
        return json.containsKey("basisPoints")
                ? new Share.Percentage(payee(json), new BasisPoints(json.getInt("basisPoints")))
                : new Share.Fixed(
                        payee(json),
                        Money.of(json.getJsonNumber("amount").longValueExact(), currency));
    }

    private static JsonObjectBuilder json(Payee payee) {
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add("role", payee.role().name())
                        .add("reference", payee.reference());
        payee.wallet().ifPresent(it -> json.add("wallet", it));
        return json;
    }

    private static Payee payee(JsonObject json) {
        return new Payee(
                Role.valueOf(json.getString("role")),
                json.getString("reference"),
                Optional.ofNullable(json.getString("wallet", null)));
    }
}
