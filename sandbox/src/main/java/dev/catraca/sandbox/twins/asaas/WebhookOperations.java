package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v3/webhooks}: an account's own webhooks; changing one opens its queue again. */
final class WebhookOperations {

    private static final int MOST = 10;
    private static final String[] FIELDS = {
        "name",
        "url",
        "email",
        "enabled",
        "interrupted",
        "apiVersion",
        "authToken",
        "sendType",
        "events"
    };

    private final Deliveries deliveries;

    WebhookOperations(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    Reply create(AsaasCall call) {
        Body body = Body.of(call.body(), FIELDS);
        for (String name : List.of("name", "url", "sendType", "events")) {
            if (!body.has(name)) {
                throw body.missing(name);
            }
        }
        Webhook webhook = new Webhook(settings(body, null), deliveries);
        synchronized (call.account()) {
            if (call.account().webhooks().size() >= MOST) {
                throw AsaasRefusal.invalid("action", "O limite é de 10 webhooks por conta.");
            }
            call.account().webhooks().add(webhook);
        }
        interruptOrReopen(body, webhook);
        return Reply.json(200, webhook.json());
    }

    Reply page(AsaasCall call) {
        call.requireFilters(Set.of("offset", "limit"));
        return Reply.json(200, call.page(call.account().webhooks(), Webhook::json));
    }

    Reply read(AsaasCall call) {
        return Reply.json(200, webhook(call).json());
    }

    /** What is not named stays as it is. */
    Reply update(AsaasCall call) {
        Webhook webhook = webhook(call);
        Body body = Body.of(call.body(), FIELDS);
        webhook.change(settings(body, webhook.settings()));
        interruptOrReopen(body, webhook);
        return Reply.json(200, webhook.json());
    }

    Reply delete(AsaasCall call) {
        Webhook webhook = webhook(call);
        webhook.queue().close();
        call.account().webhooks().remove(webhook);
        return Reply.json(
                200, Fields.object().with("deleted", true).with("id", webhook.id()).build());
    }

    private static void interruptOrReopen(Body body, Webhook webhook) {
        Optional<Boolean> interrupted = body.truth("interrupted");
        if (interrupted.isPresent() && interrupted.get()) {
            webhook.queue().interrupt();
        } else if (interrupted.isPresent()) {
            webhook.queue().reopen();
        }
    }

    private static WebhookSettings settings(Body body, @Nullable WebhookSettings before) {
        body.integer("apiVersion", 3, 3);
        body.truth("interrupted");
        Optional<String> token = body.text("authToken", 255);
        token.flatMap(WebhookSettings::objection)
                .ifPresent(
                        why -> {
                            throw body.refused("authToken", why);
                        });
        List<String> events = body.texts("events", Set.copyOf(Event.ALL_TYPES));
        Optional<String> sendType =
                body.oneOf("sendType", Set.of("SEQUENTIALLY", "NON_SEQUENTIALLY"));
        Optional<URI> url = body.webAddress("url").map(URI::create);
        Optional<String> name = body.text("name", 50);
        Optional<String> email = body.matching("email", "[^\\s@]+@[^\\s@]+");
        Optional<Boolean> enabled = body.truth("enabled");
        if (before == null) {
            return new WebhookSettings(
                    name.orElseThrow(),
                    url.orElseThrow(),
                    email.orElse(null),
                    enabled.orElse(true),
                    token.orElse(null),
                    sendType.orElseThrow().equals("SEQUENTIALLY"),
                    events);
        }
        return new WebhookSettings(
                name.orElse(before.name()),
                url.orElse(before.url()),
                email.orElse(before.email()),
                enabled.orElse(before.enabled()),
                token.orElse(before.authToken()),
                sendType.map("SEQUENTIALLY"::equals).orElse(before.sequential()),
                events.isEmpty() ? before.events() : events);
    }

    private static Webhook webhook(AsaasCall call) {
        return call.account().webhooks().stream()
                .filter(webhook -> webhook.id().equals(call.pathParameter("id")))
                .findFirst()
                .orElseThrow(AsaasRefusal::notFound);
    }
}
