package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /stripe/twin}: what a person does in Stripe's dashboard, and a look behind the curtain.
 */
final class TwinOnlyRoutes {

    private static final Set<String> ENDPOINT_FIELDS =
            Set.of("url", "secret", "secrets", "apiVersion", "account", "events");

    private final StripeTwin twin;
    private final Events events;
    private final Accounts accounts;

    TwinOnlyRoutes(StripeTwin twin, Events events, Accounts accounts) {
        this.twin = twin;
        this.events = events;
        this.accounts = accounts;
    }

    void add(Routes routes) {
        routes.add("GET", "/stripe/twin/webhook-endpoints", call -> endpoints());
        routes.add("POST", "/stripe/twin/webhook-endpoints", this::addEndpoint);
        routes.add("DELETE", "/stripe/twin/webhook-endpoints/{id}", this::removeEndpoint);
        routes.add("POST", "/stripe/twin/events/{id}/redeliver", this::redeliver);
        routes.add("POST", "/stripe/twin/delivery-pauses", this::pauses);
        routes.add("GET", "/stripe/twin/deliveries", this::deliveries);
        routes.add("POST", "/stripe/twin/connected-accounts", this::connect);
        routes.add("GET", "/stripe/twin/ledger", this::ledger);
        routes.otherwise("/stripe/twin", call -> refused(404, "no such route: see GET /"));
    }

    private Reply connect(Call call) {
        List<String> ids =
                JsonText.object(call.body()).map(json -> texts(json, "ids")).orElse(List.of());
        if (ids.isEmpty() || !ids.stream().allMatch(id -> id.matches("acct_[A-Za-z0-9]{1,100}"))) {
            return refused(400, "send {\"ids\":[\"acct_1Abc\"]}");
        }
        twin.connect(ids.toArray(String[]::new));
        return Reply.empty(204);
    }

    private Reply endpoints() {
        return Reply.json(
                200,
                Fields.object()
                        .with("endpoints", JsonText.array(events.endpoints(), TwinOnlyRoutes::json))
                        .build());
    }

    /** Secrets are not shown again. */
    private static JsonObject json(WebhookEndpoint endpoint) {
        return Fields.object()
                .with("id", endpoint.id())
                .with("url", endpoint.url().toString())
                .with("secrets", endpoint.secrets().size())
                .with("apiVersion", endpoint.apiVersion())
                .with("events", JsonText.strings(endpoint.eventTypes()))
                .build();
    }

    private Reply addEndpoint(Call call) {
        Optional<JsonObject> body = JsonText.object(call.body());
        if (body.isEmpty() || !ENDPOINT_FIELDS.containsAll(body.get().keySet())) {
            return refused(
                    400, "send JSON with url, secret or secrets, apiVersion, account, events");
        }
        JsonObject json = body.get();
        try {
            String secret = JsonText.text(json, "secret");
            List<String> secrets = secret == null ? texts(json, "secrets") : List.of(secret);
            URI url = URI.create(Objects.requireNonNullElse(JsonText.text(json, "url"), ""));
            if (secrets.isEmpty() || url.getHost() == null) {
                return refused(400, "a url and a secret are needed");
            }
            WebhookEndpoint usual =
                    WebhookEndpoint.of(JsonText.text(json, "account"), url, secrets);
            List<String> types = texts(json, "events");
            WebhookEndpoint endpoint =
                    new WebhookEndpoint(
                            usual.id(),
                            url,
                            secrets,
                            Objects.requireNonNullElse(
                                    JsonText.text(json, "apiVersion"), usual.apiVersion()),
                            usual.secretKey(),
                            types.isEmpty() ? usual.eventTypes() : types);
            ApiVersion.parse(endpoint.apiVersion());
            twin.deliverTo(endpoint);
            return Reply.json(201, json(endpoint));
        } catch (IllegalArgumentException | StripeRefusal wrong) {
            return refused(400, String.valueOf(wrong.getMessage()));
        }
    }

    private static List<String> texts(JsonObject json, String name) {
        if (json.get(name) instanceof JsonArray array) {
            return array.stream()
                    .filter(JsonString.class::isInstance)
                    .map(value -> ((JsonString) value).getString())
                    .toList();
        }
        return List.of();
    }

    private Reply removeEndpoint(Call call) {
        return events.remove(call.pathParameter("id"))
                ? Reply.empty(204)
                : refused(404, "no such endpoint");
    }

    private Reply redeliver(Call call) {
        Optional<Event> event = accounts.event(call.pathParameter("id"));
        event.ifPresent(events::redeliver);
        return event.isPresent() ? Reply.empty(202) : refused(404, "no such event");
    }

    private Reply pauses(Call call) {
        try {
            List<String> pauses =
                    JsonText.object(call.body())
                            .map(json -> texts(json, "pauses"))
                            .orElse(List.of());
            if (pauses.isEmpty()) {
                return refused(400, "send {\"pauses\":[\"PT1S\",\"PT5S\"]}");
            }
            twin.pausesBetweenDeliveries(
                    pauses.stream().map(Duration::parse).toArray(Duration[]::new));
            return Reply.empty(204);
        } catch (DateTimeException unreadable) {
            return refused(400, "pauses are ISO 8601 durations");
        }
    }

    private Reply deliveries(Call call) {
        Optional<String> ofEvent = call.query("event");
        List<StripeLedger.DeliveryEntry> all =
                twin.ledger().deliveries().stream()
                        .filter(one -> ofEvent.isEmpty() || one.eventId().equals(ofEvent.get()))
                        .toList();
        return Reply.json(
                200,
                Fields.object()
                        .with(
                                "deliveries",
                                JsonText.array(
                                        all,
                                        one ->
                                                Fields.object()
                                                        .with("event", one.eventId())
                                                        .with("type", one.eventType())
                                                        .with("url", one.url().toString())
                                                        .with("at", one.at().toString())
                                                        .with("status", one.status())
                                                        .with("note", one.note())
                                                        .build()))
                        .build());
    }

    private Reply ledger(Call call) {
        StripeLedger ledger = twin.ledger();
        Optional<String> reference = call.query("client_reference_id");
        Fields calls = Fields.object();
        ledger.calls().forEach(calls::with);
        return Reply.json(
                200,
                Fields.object()
                        .with("calls", calls.build())
                        .with(
                                "sessions",
                                JsonText.array(
                                        ledger.sessions().stream()
                                                .filter(
                                                        one ->
                                                                reference.isEmpty()
                                                                        || reference.equals(
                                                                                one
                                                                                        .clientReferenceId()))
                                                .toList(),
                                        TwinOnlyRoutes::json))
                        .with("charges", JsonText.array(ledger.charges(), TwinOnlyRoutes::json))
                        .with("transfers", JsonText.array(ledger.transfers(), TwinOnlyRoutes::json))
                        .build());
    }

    private static JsonObject json(StripeLedger.SessionEntry session) {
        return Fields.object()
                .with("id", session.id())
                .with("status", session.status())
                .with("paymentStatus", session.paymentStatus())
                .with("amount", session.amount())
                .with("currency", session.currency())
                .with("expiresAt", session.expiresAt().toString())
                .with("clientReferenceId", session.clientReferenceId().orElse(null))
                .with("paymentIntent", session.paymentIntent().orElse(null))
                .with("idempotencyKey", session.idempotencyKey().orElse(null))
                .build();
    }

    private static JsonObject json(StripeLedger.ChargeEntry charge) {
        return Fields.object()
                .with("id", charge.id())
                .with("session", charge.sessionId())
                .with("method", charge.method())
                .with("amount", charge.amount())
                .with("refunded", charge.refunded())
                .with("at", charge.at().toString())
                .build();
    }

    private static JsonObject json(StripeLedger.TransferEntry transfer) {
        return Fields.object()
                .with("id", transfer.id())
                .with("destination", transfer.destination())
                .with("amount", transfer.amount())
                .with("reversed", transfer.reversed())
                .with("session", transfer.sessionId())
                .with("transferGroup", transfer.group().orElse(null))
                .with("idempotencyKey", transfer.idempotencyKey().orElse(null))
                .build();
    }

    private static Reply refused(int status, String why) {
        return Reply.json(status, Fields.object().with("error", why).build());
    }
}
