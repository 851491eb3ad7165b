package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.Action;
import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** {@code /main-system/twin}: users and plans that are there already, the key, and the ledger. */
final class SetupRoutes {

    private final MainSystemTwin twin;

    SetupRoutes(MainSystemTwin twin) {
        this.twin = twin;
    }

    void add(Routes routes) {
        routes.add("POST", "/main-system/twin/users", refusing(this::addUser));
        routes.add("POST", "/main-system/twin/plans", refusing(this::addPlan));
        routes.add("POST", "/main-system/twin/key", refusing(this::useKey));
        routes.add("GET", "/main-system/twin/ledger", call -> ledger());
    }

    private static Action refusing(Action action) {
        return call -> {
            try {
                return action.answer(call);
            } catch (Refusal refusal) {
                return refusal.reply();
            }
        };
    }

    private Reply addUser(Call call) {
        StrictBody body = StrictBody.of(call, Set.of("email", "name"));
        String id = twin.addUser(body.text("email"), body.text("name"));
        return Reply.json(201, Fields.object().with("userId", id).build());
    }

    private Reply addPlan(Call call) {
        StrictBody body = StrictBody.of(call, Set.of("planId", "cycle", "accessDays", "timeZone"));
        try {
            Optional<Long> days = body.optionalInteger("accessDays");
            twin.plan(
                    body.text("planId"),
                    new PlanRule(
                            PlanRule.Cycle.valueOf(body.text("cycle")),
                            days.map(Math::toIntExact).orElse(null),
                            body.optionalText("timeZone")
                                    .map(ZoneId::of)
                                    .orElse(PlanRule.USUAL.zone())));
            return Reply.empty(204);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
            throw Refusal.unreadable("cycle is ONCE, MONTHLY or YEARLY, timeZone an IANA zone");
        }
    }

    private Reply useKey(Call call) {
        twin.useKey(StrictBody.of(call, Set.of("key")).text("key"));
        return Reply.empty(204);
    }

    private Reply ledger() {
        MainSystemLedger ledger = twin.ledger();
        Fields calls = Fields.object();
        ledger.calls().forEach(calls::with);
        return Reply.json(
                200,
                Fields.object()
                        .with("calls", calls.build())
                        .with(
                                "effects",
                                JsonText.array(
                                        ledger.effects(),
                                        one ->
                                                Fields.object()
                                                        .with("provider", one.provider())
                                                        .with("reference", one.reference())
                                                        .with("email", one.email())
                                                        .with("planId", one.planId())
                                                        .with("amount", one.amount())
                                                        .with("currency", one.currency())
                                                        .with("userId", one.userId())
                                                        .with(
                                                                "subscriptionId",
                                                                one.subscriptionId())
                                                        .with("access", one.access())
                                                        .build()))
                        .with(
                                "users",
                                JsonText.array(
                                        ledger.users(),
                                        one ->
                                                Fields.object()
                                                        .with("id", one.id())
                                                        .with("email", one.email())
                                                        .with("name", one.name())
                                                        .build()))
                        .build());
    }
}
