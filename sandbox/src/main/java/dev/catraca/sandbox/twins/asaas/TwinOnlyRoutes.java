package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /asaas/twin}: what a person sees and does in Asaas' panel. */
final class TwinOnlyRoutes {

    private final AsaasTwin twin;
    private final Events events;
    private final Accounts accounts;

    TwinOnlyRoutes(AsaasTwin twin, Events events, Accounts accounts) {
        this.twin = twin;
        this.events = events;
        this.accounts = accounts;
    }

    void add(Routes routes) {
        routes.add("GET", "/asaas/twin/ledger", this::ledger);
        routes.add("GET", "/asaas/twin/events", this::events);
        routes.add("POST", "/asaas/twin/events", this::tell);
        routes.add("POST", "/asaas/twin/events/{id}/redeliver", this::redeliver);
        routes.add("GET", "/asaas/twin/deliveries", this::deliveries);
        routes.add("GET", "/asaas/twin/webhooks", call -> webhooks());
        routes.add("POST", "/asaas/twin/delivery-pauses", this::pauses);
        routes.otherwise("/asaas/twin", call -> refused(404, "no such route: see GET /"));
    }

    private Reply ledger(Call call) {
        AsaasLedger ledger = twin.ledger();
        Optional<String> reference = call.query("externalReference");
        Fields calls = Fields.object();
        ledger.calls().forEach(calls::with);
        return Reply.json(
                200,
                Fields.object()
                        .with("calls", calls.build())
                        .with(
                                "checkouts",
                                JsonText.array(
                                        ledger.checkouts().stream()
                                                .filter(one -> isOf(one, reference))
                                                .toList(),
                                        TwinOnlyRoutes::json))
                        .with("payments", JsonText.array(ledger.payments(), TwinOnlyRoutes::json))
                        .build());
    }

    private static boolean isOf(AsaasLedger.CheckoutEntry one, Optional<String> reference) {
        return reference.isEmpty() || reference.equals(one.externalReference());
    }

    private static JsonObject json(AsaasLedger.CheckoutEntry checkout) {
        return Fields.object()
                .with("id", checkout.id())
                .with("status", checkout.status())
                .with("total", checkout.total())
                .with("expiresAt", checkout.expiresAt().toString())
                .with("externalReference", checkout.externalReference().orElse(null))
                .with("splits", checkout.splits().size())
                .build();
    }

    private static JsonObject json(AsaasLedger.PaymentEntry payment) {
        Fields splits = Fields.object();
        payment.splits().forEach(splits::with);
        return Fields.object()
                .with("id", payment.id())
                .with("checkout", payment.checkoutId())
                .with("billingType", payment.billingType())
                .with("status", payment.status())
                .with("instalment", payment.instalment())
                .with("instalments", payment.instalments())
                .with("value", payment.value())
                .with("netValue", payment.netValue())
                .with("refunded", payment.refunded())
                .with("splits", splits.build())
                .build();
    }

    /** All events, or those of a type, as they are delivered. */
    private Reply events(Call call) {
        Optional<String> type = call.query("event");
        List<Event> found =
                accounts.all().stream()
                        .flatMap(account -> account.events().stream())
                        .filter(event -> !event.isForgotten(twin.now()))
                        .filter(event -> type.isEmpty() || type.get().equals(event.type()))
                        .toList();
        return Reply.json(
                200, Fields.object().with("events", JsonText.array(found, Event::json)).build());
    }

    private Reply tell(Call call) {
        Optional<JsonObject> body = JsonText.object(call.body());
        String token = body.map(json -> JsonText.text(json, "accessToken")).orElse("");
        String type = body.map(json -> JsonText.text(json, "event")).orElse("");
        String kind = body.map(json -> JsonText.text(json, "kind")).orElse("");
        if (body.isEmpty()
                || token.isEmpty()
                || type.isEmpty()
                || kind.isEmpty()
                || !(body.get().get("object") instanceof JsonObject object)) {
            return refused(400, "send JSON with accessToken, event, kind and an object");
        }
        String id = twin.tell(token, type, kind, object);
        return Reply.json(202, Fields.object().with("id", id).build());
    }

    private Reply redeliver(Call call) {
        Optional<Event> event = accounts.event(call.pathParameter("id"));
        event.ifPresent(events::tellAgain);
        return event.isPresent() ? Reply.empty(202) : refused(404, "no such event");
    }

    private Reply deliveries(Call call) {
        Optional<String> ofEvent = call.query("event");
        List<AsaasLedger.DeliveryEntry> found =
                twin.ledger().deliveries().stream()
                        .filter(one -> ofEvent.isEmpty() || one.eventId().equals(ofEvent.get()))
                        .toList();
        return Reply.json(
                200,
                Fields.object()
                        .with("deliveries", JsonText.array(found, TwinOnlyRoutes::json))
                        .build());
    }

    private static JsonObject json(AsaasLedger.DeliveryEntry one) {
        return Fields.object()
                .with("event", one.eventId())
                .with("type", one.eventType())
                .with("url", one.url().toString())
                .with("at", one.at().toString())
                .with("status", one.status())
                .with("note", one.note())
                .build();
    }

    /** Of all accounts, with the ids of the events that wait. */
    private Reply webhooks() {
        List<Webhook> all =
                accounts.all().stream().flatMap(account -> account.webhooks().stream()).toList();
        return Reply.json(
                200,
                Fields.object()
                        .with(
                                "webhooks",
                                JsonText.array(
                                        all,
                                        webhook ->
                                                Fields.object()
                                                        .with("webhook", webhook.json())
                                                        .with(
                                                                "waiting",
                                                                JsonText.strings(
                                                                        webhook.queue().waiting()))
                                                        .build()))
                        .build());
    }

    private Reply pauses(Call call) {
        try {
            Duration[] pauses =
                    JsonText.object(call.body())
                            .map(json -> json.getJsonArray("pauses"))
                            .map(array -> array.getValuesAs(JsonString.class))
                            .orElse(List.of())
                            .stream()
                            .map(pause -> Duration.parse(pause.getString()))
                            .toArray(Duration[]::new);
            if (pauses.length == 0) {
                return refused(400, "send {\"pauses\":[\"PT1S\",\"PT5S\"]}");
            }
            twin.pausesBetweenDeliveries(pauses);
            return Reply.empty(204);
        } catch (DateTimeException | ClassCastException unreadable) {
            return refused(400, "pauses are ISO 8601 durations");
        }
    }

    private static Reply refused(int status, String why) {
        return Reply.json(status, Fields.object().with("error", why).build());
    }
}
