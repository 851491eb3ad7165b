package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.mainsystem.Register.Outcome;
import dev.catraca.sandbox.twins.mainsystem.Subscription.Access;
import dev.catraca.sandbox.twins.mainsystem.Subscription.Payment;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /users}: what whoever has the key may do. */
final class UserRoutes {

    private final Register register;
    private final Activations activations;
    private final WelcomeMail mail;
    private final Map<String, Stored> byKey = new HashMap<>();

    UserRoutes(Register register, Activations activations, WelcomeMail mail) {
        this.register = register;
        this.activations = activations;
        this.mail = mail;
    }

    private record Stored(String body, Reply reply) {}

    /** Once per idempotency key, if there is one, and once per payment in any case. */
    Reply createFromPayment(Call call) {
        GrantRequest request = GrantRequest.read(call);
        Optional<String> key = call.header("Idempotency-Key").map(UserRoutes::bare);
        if (key.isEmpty()) {
            return granted(request);
        }
        String body = new String(call.body(), StandardCharsets.UTF_8);
        synchronized (byKey) {
            Stored stored = byKey.get(key.get());
            if (stored == null) {
                Reply reply = granted(request);
                byKey.put(key.get(), new Stored(body, reply));
                return reply;
            }
            if (!stored.body.equals(body)) {
                throw new Refusal(
                        422, "idempotency-key-reused", "The key was used for another request");
            }
            return stored.reply.with("Idempotent-Replayed", "true");
        }
    }

    /** The header's value comes quoted or bare. */
    private static String bare(String key) {
        boolean quoted = key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    private Reply granted(GrantRequest request) {
        return switch (register.grant(request)) {
            case Outcome.Granted granted -> {
                if (granted.newUser()) {
                    User user = granted.payment().user();
                    mail.send(user, activations.issue(user));
                }
                yield Reply.json(
                        granted.newUser() ? 201 : 200,
                        ids(
                                Fields.object()
                                        .with("success", true)
                                        .with("status", granted.newUser() ? "created" : "updated"),
                                granted.payment()));
            }
            case Outcome.AlreadyGranted already ->
                    Reply.json(
                            200,
                            ids(
                                    Fields.object()
                                            .with("success", true)
                                            .with("message", "Already processed"),
                                    already.payment()));
            case Outcome.Mismatch() ->
                    Refusal.error(
                            409,
                            "payment-mismatch",
                            "This payment was reported before with other content");
        };
    }

    private static JsonObject ids(Fields fields, Payment payment) {
        return fields.with("userId", payment.user().id())
                .with("tenantId", payment.user().tenantId())
                .with("subscriptionId", payment.subscription().id())
                .build();
    }

    Reply read(Call call) {
        User user = register.userById(call.pathParameter("id")).orElseThrow(Refusal::notFound);
        return Reply.json(200, json(user));
    }

    JsonObject json(User user) {
        synchronized (register) {
            return Fields.object()
                    .with("id", user.id())
                    .with("email", user.email())
                    .with("name", user.name())
                    .with(
                            "tenant",
                            Fields.object()
                                    .with("id", user.tenantId())
                                    .with("name", user.name())
                                    .build())
                    .with("subscriptions", JsonText.array(user.subscriptions(), this::json))
                    .build();
        }
    }

    private JsonObject json(Subscription subscription) {
        return Fields.object()
                .with("id", subscription.id())
                .with("planId", subscription.planId())
                .with("status", subscription.status(register.now()))
                .with("currentPeriodEnd", subscription.end().map(Instant::toString).orElse(null))
                .build();
    }

    Reply readByPayment(Call call) {
        Payment payment =
                register.payment(call.pathParameter("reference")).orElseThrow(Refusal::notFound);
        return Reply.json(
                200,
                ids(
                        Fields.object()
                                .with("planId", payment.request().planId())
                                .with("status", payment.access().wireName()),
                        payment));
    }

    /** May be repeated. What was revoked cannot come back: restoring it is a conflict. */
    Reply change(Call call, Access to) {
        Access now =
                register.change(call.pathParameter("reference"), to).orElseThrow(Refusal::notFound);
        if (to == Access.ACTIVE && now == Access.REVOKED) {
            throw new Refusal(409, "revoked", "This payment's access was revoked");
        }
        return Reply.json(
                200, Fields.object().with("success", true).with("status", now.wireName()).build());
    }
}
