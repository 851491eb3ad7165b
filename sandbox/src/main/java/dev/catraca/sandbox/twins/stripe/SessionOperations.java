package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.Rule.oneOf;
import static dev.catraca.sandbox.twins.stripe.Rule.text;

import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.stripe.FormNode.Branch;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /v1/checkout/sessions}. */
final class SessionOperations {

    private static final Rule LIST =
            Paging.rule(
                    Map.of(
                            "payment_intent", text(255),
                            "status", oneOf("open", "complete", "expired")));

    private final Clock clock;
    private final Checkout checkout;
    private final SessionJson json;

    SessionOperations(Clock clock, Checkout checkout, SessionJson json) {
        this.clock = clock;
        this.checkout = checkout;
        this.json = json;
    }

    Supplier<Reply> create(StripeCall call) {
        Branch parameters = call.parameters();
        SessionOrder order = SessionReader.read(parameters, call.version(), clock.instant());
        Set<String> expand = StripeCall.expand(parameters, "", SessionJson.EXPANDABLE);
        return () -> {
            Session session =
                    new Session(
                            call.account(),
                            order,
                            call.version(),
                            clock.instant(),
                            call.idempotencyKey().orElse(null));
            checkout.open(session);
            return Reply.json(200, json.of(session, expand));
        };
    }

    Supplier<Reply> read(StripeCall call) {
        Set<String> expand = onlyExpand(call);
        Session session = session(call);
        return () -> {
            checkout.expireIfDue(session);
            return Reply.json(200, json.of(session, expand));
        };
    }

    Supplier<Reply> expire(StripeCall call) {
        Set<String> expand = onlyExpand(call);
        Session session = session(call);
        return () -> {
            checkout.expireIfDue(session);
            synchronized (session) {
                if (!session.isOpen()) {
                    throw StripeRefusal.invalid(
                            null,
                            "Only Checkout Sessions with a status in [\"open\"] can be expired. This"
                                    + " Checkout Session has a status of \"%s\"."
                                            .formatted(
                                                    session.status()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT)));
                }
                checkout.expire(session, call.cause());
                return Reply.json(200, json.of(session, expand));
            }
        };
    }

    Supplier<Reply> lineItems(StripeCall call) {
        Paging.rule(Map.of()).check("", call.parameters());
        Session session = session(call);
        return () -> Reply.json(200, SessionJson.lineItems(session));
    }

    Supplier<Reply> page(StripeCall call) {
        Branch parameters = call.parameters();
        LIST.check("", parameters);
        Set<String> expand = StripeCall.expand(parameters, "data.", SessionJson.EXPANDABLE);
        Paging paging = Paging.of(parameters);
        Optional<String> intent = parameters.text("payment_intent");
        Optional<String> status = parameters.text("status");
        intent.ifPresent(id -> PaymentOperations.intent(call, "payment_intent", id));
        return () -> {
            Paging.Page<Session> page =
                    paging.page(
                            "checkout session",
                            call.account(),
                            call.account().sessions(),
                            session -> matches(session, intent, status));
            List<JsonObject> data =
                    page.items().stream().map(session -> json.of(session, expand)).toList();
            return Reply.json(200, SessionJson.list("/v1/checkout/sessions", page.more(), data));
        };
    }

    private boolean matches(Session session, Optional<String> intent, Optional<String> status) {
        checkout.expireIfDue(session);
        synchronized (session) {
            return (intent.isEmpty() || intent.equals(session.intent().map(PaymentIntent::id)))
                    && (status.isEmpty()
                            || status.get()
                                    .equals(session.status().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static Set<String> onlyExpand(StripeCall call) {
        Branch parameters = call.parameters();
        StripeCall.ONLY_EXPAND.check("", parameters);
        return StripeCall.expand(parameters, "", SessionJson.EXPANDABLE);
    }

    private static Session session(StripeCall call) {
        String id = call.pathParameter("id");
        return call.account()
                .session(id)
                .orElseThrow(() -> StripeRefusal.missing("checkout.session", "session", id));
    }
}
