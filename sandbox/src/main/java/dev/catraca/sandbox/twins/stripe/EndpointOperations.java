package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.Rule.metadata;
import static dev.catraca.sandbox.twins.stripe.Rule.notInTwin;
import static dev.catraca.sandbox.twins.stripe.Rule.text;
import static dev.catraca.sandbox.twins.stripe.Rule.truth;
import static dev.catraca.sandbox.twins.stripe.Rule.url;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.stripe.FormNode.Branch;
import dev.catraca.sandbox.twins.stripe.WebhookEndpoint.Details;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code /v1/webhook_endpoints}, after https://docs.stripe.com/api/webhook_endpoints. The secret is
 * told once, when the endpoint is made.
 */
final class EndpointOperations {
    private static final int MOST = 16;

    private static final Rule EVENTS = Rule.list(100, EndpointOperations::checkEvent);
    private static final Rule CREATE =
            Rule.object(
                    Map.of(
                            "url", url(),
                            "enabled_events", EVENTS,
                            "api_version", text(50),
                            "description", text(5000),
                            "metadata", metadata(),
                            "connect", notInTwin(),
                            "expand", StripeCall.EXPAND),
                    Set.of("url", "enabled_events"));
    private static final Rule UPDATE =
            Rule.object(
                    Map.of(
                            "url", url(),
                            "enabled_events", EVENTS,
                            "disabled", truth(),
                            "description", text(5000),
                            "metadata", metadata(),
                            "expand", StripeCall.EXPAND),
                    Set.of());

    private final Clock clock;
    private final Events events;

    EndpointOperations(Clock clock, Events events) {
        this.clock = clock;
        this.events = events;
    }

    private static void checkEvent(String name, FormNode value) {
        text(255).check(name, value);
        String type = ((FormNode.Text) value).value();
        if (!type.equals("*") && !WebhookEndpoint.ALL_TYPES.contains(type)) {
            throw StripeRefusal.invalid(
                    name, "Invalid %s: %s is no event of this twin.".formatted(name, type));
        }
    }

    Supplier<Reply> create(StripeCall call) {
        Branch asked = call.parameters();
        CREATE.check("", asked);
        URI address = address(asked.text("url").orElseThrow(), call);
        asked.text("api_version").ifPresent(ApiVersion::parse);
        return () -> {
            if (of(call).size() >= MOST) {
                throw StripeRefusal.invalid(
                        null,
                        "You have reached the maximum of %d test webhook endpoints."
                                .formatted(MOST));
            }
            String secret = Ids.random("whsec_", 32);
            WebhookEndpoint made =
                    new WebhookEndpoint(
                            Ids.random("we_1", 23),
                            address,
                            List.of(secret),
                            asked.text("api_version").orElse(ApiVersion.CURRENT.name()),
                            call.account().secretKey(),
                            asked.texts("enabled_events"),
                            new Details(
                                    clock.instant(),
                                    false,
                                    asked.text("description").orElse(null),
                                    metadataOf(asked)));
            events.add(made);
            return Reply.json(200, fields(made, call).with("secret", secret).build());
        };
    }

    Supplier<Reply> read(StripeCall call) {
        StripeCall.ONLY_EXPAND.check("", call.parameters());
        WebhookEndpoint endpoint = endpoint(call);
        return () -> Reply.json(200, fields(endpoint, call).build());
    }

    Supplier<Reply> page(StripeCall call) {
        Branch parameters = call.parameters();
        Paging.rule(Map.of()).check("", parameters);
        Paging paging = Paging.of(parameters);
        if (paging.startingAfter().isPresent() || paging.endingBefore().isPresent()) {
            throw StripeRefusal.notInTwin("starting_after");
        }
        return () -> {
            List<JsonObject> all =
                    of(call).reversed().stream().map(it -> fields(it, call).build()).toList();
            return Reply.json(
                    200,
                    SessionJson.list(
                            "/v1/webhook_endpoints",
                            all.size() > paging.limit(),
                            all.stream().limit(paging.limit()).toList()));
        };
    }

    Supplier<Reply> update(StripeCall call) {
        Branch asked = call.parameters();
        UPDATE.check("", asked);
        WebhookEndpoint before = endpoint(call);
        Optional<URI> address = asked.text("url").map(it -> address(it, call));
        return () -> {
            List<String> types = asked.texts("enabled_events");
            Details details = before.details();
            WebhookEndpoint after =
                    new WebhookEndpoint(
                            before.id(),
                            address.orElse(before.url()),
                            before.secrets(),
                            before.apiVersion(),
                            before.secretKey(),
                            types.isEmpty() ? before.eventTypes() : types,
                            new Details(
                                    details.created(),
                                    asked.text("disabled")
                                            .map("true"::equals)
                                            .orElse(details.isDisabled()),
                                    asked.text("description").orElse(details.description()),
                                    asked.child("metadata").isPresent()
                                            ? metadataOf(asked)
                                            : details.metadata()));
            events.replace(after);
            return Reply.json(200, fields(after, call).build());
        };
    }

    Supplier<Reply> delete(StripeCall call) {
        Rule.object(Map.of(), Set.of()).check("", call.parameters());
        WebhookEndpoint endpoint = endpoint(call);
        return () -> {
            events.remove(endpoint.id());
            return Reply.json(
                    200,
                    Fields.object()
                            .with("id", endpoint.id())
                            .with("object", "webhook_endpoint")
                            .with("deleted", true)
                            .build());
        };
    }

    private List<WebhookEndpoint> of(StripeCall call) {
        return events.endpoints().stream()
                .filter(it -> it.belongsTo(call.account().secretKey()))
                .toList();
    }

    private WebhookEndpoint endpoint(StripeCall call) {
        String id = call.pathParameter("id");
        return of(call).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> StripeRefusal.missing("webhook endpoint", "id", id));
    }

    /** Real money is told of over HTTPS only. */
    private static URI address(String url, StripeCall call) {
        if (call.account().isLive() && !url.startsWith("https://")) {
            throw StripeRefusal.invalid(
                    "url_invalid", "url", "Invalid URL: In live mode, URLs must begin with https.");
        }
        return URI.create(url);
    }

    private static Map<String, String> metadataOf(Branch asked) {
        return asked.branch("metadata").map(Branch::texts).orElse(Map.of());
    }

    private static Fields fields(WebhookEndpoint it, StripeCall call) {
        Fields metadata = Fields.object();
        it.details().metadata().forEach((name, value) -> metadata.with(name, value));
        return Fields.object()
                .with("id", it.id())
                .with("object", "webhook_endpoint")
                .with("api_version", it.apiVersion())
                .without("application")
                .with("created", it.details().created().getEpochSecond())
                .with("description", it.details().description())
                .with("enabled_events", JsonText.strings(it.eventTypes()))
                .with("livemode", call.account().isLive())
                .with("metadata", metadata.build())
                .with("status", it.details().isDisabled() ? "disabled" : "enabled")
                .with("url", it.url().toString());
    }
}
