package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.Rule.integer;
import static dev.catraca.sandbox.twins.stripe.Rule.text;
import static dev.catraca.sandbox.twins.stripe.Rule.truth;

import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.stripe.FormNode.Branch;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /v1/events}, of the last 30 days. */
final class EventOperations {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Rule SECONDS = integer(0, 99_999_999_999L);
    private static final Rule RANGE =
            Rule.object(
                    Map.of("gt", SECONDS, "gte", SECONDS, "lt", SECONDS, "lte", SECONDS), Set.of());
    private static final Rule LIST =
            Paging.rule(
                    Map.of(
                            "created", EventOperations::checkCreated,
                            "delivery_success", truth(),
                            "type", text(255),
                            "types", Rule.list(20, text(255))));

    private final Clock clock;

    EventOperations(Clock clock) {
        this.clock = clock;
    }

    private static void checkCreated(String name, FormNode value) {
        (value instanceof FormNode.Text ? SECONDS : RANGE).check(name, value);
    }

    Supplier<Reply> read(StripeCall call) {
        Rule.object(Map.of("expand", StripeCall.EXPAND), Set.of()).check("", call.parameters());
        String id = call.pathParameter("id");
        Event event =
                call.account()
                        .event(id)
                        .filter(this::isKept)
                        .orElseThrow(() -> StripeRefusal.missing("event", "id", id));
        return () -> Reply.json(200, json(event));
    }

    Supplier<Reply> page(StripeCall call) {
        Branch parameters = call.parameters();
        LIST.check("", parameters);
        if (parameters.text("type").isPresent() && !parameters.texts("types").isEmpty()) {
            throw StripeRefusal.invalid("type", "You may only specify one of type and types.");
        }
        Paging paging = Paging.of(parameters);
        return () -> {
            Paging.Page<Event> page =
                    paging.page(
                            "event",
                            call.account(),
                            call.account().events(),
                            event -> isKept(event) && matches(event, parameters));
            return Reply.json(
                    200,
                    SessionJson.list(
                            "/v1/events",
                            page.more(),
                            page.items().stream().map(EventOperations::json).toList()));
        };
    }

    /** In the version the account had when it happened, whatever the caller asks for. */
    private static JsonObject json(Event event) {
        return event.json(ApiVersion.CURRENT.name());
    }

    private boolean isKept(Event event) {
        return event.created().isAfter(clock.instant().minus(KEPT));
    }

    private static boolean matches(Event event, Branch asked) {
        List<String> types = asked.text("type").map(List::of).orElseGet(() -> asked.texts("types"));
        Optional<Boolean> delivered = asked.text("delivery_success").map("true"::equals);
        return (types.isEmpty() || types.contains(event.type()))
                && (delivered.isEmpty() || delivered.get() == event.isDelivered())
                && isInRange(event.created().getEpochSecond(), asked);
    }

    private static boolean isInRange(long created, Branch asked) {
        if (asked.child("created").filter(FormNode.Text.class::isInstance).isPresent()) {
            return created == asked.number("created").orElseThrow();
        }
        Branch range = asked.branch("created").orElse(new Branch(Map.of()));
        return created > range.number("gt").orElse(Long.MIN_VALUE)
                && created >= range.number("gte").orElse(Long.MIN_VALUE)
                && created < range.number("lt").orElse(Long.MAX_VALUE)
                && created <= range.number("lte").orElse(Long.MAX_VALUE);
    }
}
