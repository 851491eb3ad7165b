package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /pacto/twin}: what a person sees and does in Pacto's back office. */
final class TwinOnlyRoutes {

    private static final String UNIT = "/pacto/twin/units/{unit}";
    private static final Set<String> PLAN_FIELDS =
            Set.of("name", "monthly", "joining", "enrolment", "months", "maxDivision", "recurrent");

    private final PactoTwin twin;

    TwinOnlyRoutes(PactoTwin twin) {
        this.twin = twin;
    }

    void add(Routes routes) {
        routes.add("GET", "/pacto/twin/ledger", this::ledger);
        routes.add("GET", "/pacto/twin/requests", call -> requests());
        routes.add("GET", "/pacto/twin/units", call -> units());
        routes.add("PUT", UNIT, this::putUnit);
        routes.add("PUT", UNIT + "/plans/{code}", this::putPlan);
        routes.add("DELETE", UNIT + "/plans/{code}", this::removePlan);
        routes.add("PUT", UNIT + "/configs", this::configure);
        routes.add("PUT", UNIT + "/coupons/{code}", this::putCoupon);
        routes.otherwise("/pacto/twin", call -> refused(404, "no such route: see GET /"));
    }

    private Reply ledger(Call call) {
        Optional<String> unit = call.query("unit");
        Fields calls = Fields.object();
        for (PactoApi api : PactoApi.values()) {
            Fields ofApi = Fields.object();
            twin.ledger().calls(api).forEach(ofApi::with);
            calls.with(api.party(), ofApi.build());
        }
        List<PactoLedger.SaleEntry> sales =
                twin.ledger().sales().stream()
                        .filter(sale -> unit.isEmpty() || unit.get().equals(sale.unit()))
                        .toList();
        return Reply.json(
                200,
                Fields.object()
                        .with("calls", calls.build())
                        .with("sales", JsonText.array(sales, TwinOnlyRoutes::json))
                        .build());
    }

    private static JsonObject json(PactoLedger.SaleEntry sale) {
        return Fields.object()
                .with("code", sale.code())
                .with("api", sale.api().party())
                .with("unit", sale.unit())
                .with("plan", sale.plan())
                .with("method", sale.method().name())
                .with("state", sale.state().name())
                .with("total", sale.total())
                .with("parts", sale.parts().size())
                .with("cpf", sale.cpf())
                .with("email", sale.email())
                .with("card", sale.card().map(PactoLedger.CardEntry::lastFour).orElse(null))
                .with("transaction", sale.transaction())
                .with("launchedAt", sale.launchedAt().toString())
                .build();
    }

    /** Whose keys each request bore; the keys themselves stay here. */
    private Reply requests() {
        return Reply.json(
                200,
                Fields.object()
                        .with(
                                "requests",
                                JsonText.array(
                                        twin.ledger().requests(),
                                        one ->
                                                Fields.object()
                                                        .with("api", one.api().party())
                                                        .with("operation", one.operation())
                                                        .with(
                                                                "units",
                                                                JsonText.strings(one.units()))
                                                        .with("at", one.at().toString())
                                                        .build()))
                        .build());
    }

    private Reply units() {
        return Reply.json(
                200,
                Fields.object()
                        .with("units", JsonText.array(twin.units(), TwinOnlyRoutes::json))
                        .build());
    }

    private static JsonObject json(PactoUnit unit) {
        return Fields.object()
                .with("slug", unit.slug())
                .with("code", unit.code())
                .with("company", unit.keys().company())
                .with("v3", unit.keys().v3().isPresent())
                .with("v2", unit.keys().v2().isPresent())
                .with(
                        "plans",
                        JsonText.array(
                                unit.plans(),
                                plan ->
                                        Fields.object()
                                                .with("code", plan.code())
                                                .with("name", plan.name())
                                                .with("total", plan.total())
                                                .build()))
                .build();
    }

    private Reply putUnit(Call call) {
        return changed(
                () -> {
                    SaleBody body = body(call, Set.of("code", "v3Key", "v2Key", "company"));
                    PactoKeys keys =
                            new PactoKeys(
                                    body.text("v3Key", 200),
                                    body.text("v2Key", 200),
                                    body.integer("company").orElse(0));
                    twin.addUnit(call.pathParameter("unit"), body.requiredInteger("code"), keys);
                });
    }

    private Reply putPlan(Call call) {
        return changed(
                () -> {
                    SaleBody body = body(call, PLAN_FIELDS);
                    int code = code(call);
                    String name = body.requiredText("name", 120);
                    long monthly = body.requiredInteger("monthly");
                    PactoPlan plan =
                            body.truth("recurrent").orElse(true)
                                    ? PactoPlan.recurrent(
                                            code, name, monthly, body.integer("months").orElse(12))
                                    : PactoPlan.single(
                                            code,
                                            name,
                                            monthly,
                                            body.integer("maxDivision").orElse(1));
                    unit(call)
                            .put(
                                    plan.fees(
                                            body.integer("joining").orElse(0),
                                            body.integer("enrolment").orElse(0)));
                });
    }

    private Reply removePlan(Call call) {
        return changed(() -> unit(call).removePlan(code(call)));
    }

    private Reply configure(Call call) {
        return changed(
                () -> {
                    SaleBody body = body(call, Set.of("card", "pix", "boleto", "extraFields"));
                    PactoConfigs configs =
                            unit(call)
                                    .configs()
                                    .methods(
                                            body.truth("card").orElse(true),
                                            body.truth("pix").orElse(true),
                                            body.truth("boleto").orElse(true));
                    String[] names =
                            body.text("extraFields", 500)
                                    .map(text -> text.split(",", -1))
                                    .orElse(new String[0]);
                    unit(call).configure(configs.extraFields(names));
                });
    }

    private Reply putCoupon(Call call) {
        return changed(
                () -> {
                    SaleBody body = body(call, Set.of("basisPoints", "amount"));
                    unit(call)
                            .put(
                                    new PactoCoupon(
                                            call.pathParameter("code"),
                                            body.integer("basisPoints").orElse(0),
                                            body.integer("amount").orElse(0),
                                            true));
                });
    }

    private PactoUnit unit(Call call) {
        return twin.unit(call.pathParameter("unit"))
                .orElseThrow(() -> PactoRefusal.shape("no such unit"));
    }

    private static int code(Call call) {
        String code = call.pathParameter("code");
        if (!code.matches("[0-9]{1,9}")) {
            throw PactoRefusal.shape("a plan's code is a number");
        }
        return Integer.parseInt(code);
    }

    private static SaleBody body(Call call, Set<String> known) {
        JsonObject json =
                JsonText.object(call.body())
                        .orElseThrow(() -> PactoRefusal.shape("send a JSON object"));
        return SaleBody.of(json, known);
    }

    private static Reply changed(Runnable change) {
        try {
            change.run();
            return Reply.empty(204);
        } catch (PactoRefusal refusal) {
            return refused(400, String.valueOf(refusal.getMessage()));
        }
    }

    private static Reply refused(int status, String why) {
        return Reply.json(status, Fields.object().with("error", why).build());
    }
}
