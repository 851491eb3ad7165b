package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.Action;
import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What every call of the API passes: authentication, version, idempotency, errors, faults. */
final class StripeGate {

    private static final Pattern KEY = Pattern.compile("sk_(test|live)_[A-Za-z0-9_]{1,247}");

    private final Accounts accounts;
    private final CallJournal journal;
    private final FaultyWire wire;
    private final EventBarrier barrier;

    StripeGate(Accounts accounts, CallJournal journal, FaultyWire wire, EventBarrier barrier) {
        this.accounts = accounts;
        this.journal = journal;
        this.wire = wire;
        this.barrier = barrier;
    }

    Action guard(String name, Operation operation) {
        return call -> {
            journal.arrived(name, call.header("Idempotency-Key"));
            return wire.around(name, () -> answer(call, name, operation));
        };
    }

    Reply unknownRoute(Call call) {
        String requestId = Ids.random("req_", 14);
        StripeRefusal refusal =
                new StripeRefusal(
                        404,
                        StripeRefusal.INVALID_REQUEST,
                        null,
                        null,
                        "Unrecognized request URL (%s: %s). Please see https://stripe.com/docs."
                                .formatted(
                                        call.method(), call.path().replaceFirst("^/stripe", "")));
        return StripeErrors.of(refusal, requestId).with("Request-Id", requestId);
    }

    private Reply answer(Call call, String name, Operation operation) {
        String requestId = Ids.random("req_", 14);
        Reply reply;
        try {
            Account account = account(call);
            ApiVersion version =
                    call.header("Stripe-Version").map(ApiVersion::parse).orElse(ApiVersion.CURRENT);
            reply =
                    once(new StripeCall(call, account, version, requestId), name, operation)
                            .with("Stripe-Version", version.name());
        } catch (StripeRefusal refusal) {
            reply = StripeErrors.of(refusal, requestId);
        }
        Optional<String> key = call.header("Idempotency-Key");
        return (key.isPresent() ? reply.with("Idempotency-Key", key.get()) : reply)
                .with("Request-Id", requestId);
    }

    private Reply once(StripeCall call, String name, Operation operation) {
        Supplier<Reply> work = () -> executed(call, name, operation.prepare(call));
        Optional<String> key = call.idempotencyKey();
        return key.isPresent()
                ? call.account().replies().once(key.get(), call.fingerprint(), work)
                : work.get();
    }

    /** From here on something may have happened: what is answered is stored, refusals too. */
    private Reply executed(StripeCall call, String name, Supplier<Reply> execution) {
        Reply done;
        try {
            done = barrier.around(call, name, execution);
        } catch (StripeRefusal refusal) {
            done = StripeErrors.of(refusal, call.requestId());
        }
        return wire.spoilt(name, done);
    }

    private Account account(Call call) {
        String key =
                call.header("Authorization")
                        .flatMap(StripeGate::secretKey)
                        .orElseThrow(
                                () ->
                                        StripeErrors.unauthorized(
                                                "You did not provide an API key. You need to provide"
                                                        + " your API key in the Authorization header,"
                                                        + " using Bearer auth (e.g. 'Authorization:"
                                                        + " Bearer YOUR_SECRET_KEY')."));
        Optional<Account> account =
                KEY.matcher(key).matches() ? accounts.of(key) : Optional.empty();
        call.header("Stripe-Account").ifPresent(StripeGate::refuseConnect);
        return account.orElseThrow(
                () -> StripeErrors.unauthorized("Invalid API Key provided: " + masked(key)));
    }

    /** No platform of this twin has connected accounts. */
    private static void refuseConnect(String connected) {
        throw new StripeRefusal(
                403,
                StripeRefusal.INVALID_REQUEST,
                "account_invalid",
                null,
                "The provided key does not have access to account '%s'.".formatted(connected));
    }

    /** As a bearer, or as the user name of basic authentication. */
    private static Optional<String> secretKey(String authorization) {
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        if (parts[0].equalsIgnoreCase("Bearer")) {
            return Optional.of(parts[1]);
        }
        if (!parts[0].equalsIgnoreCase("Basic")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Optional.of(pair.split(":", 2)[0]);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static String masked(String key) {
        return key.length() < 12
                ? "****"
                : key.substring(0, 8) + "*********" + key.substring(key.length() - 4);
    }
}
