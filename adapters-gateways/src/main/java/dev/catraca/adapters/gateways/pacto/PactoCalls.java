package dev.catraca.adapters.gateways.pacto;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import dev.catraca.adapters.gateways.pacto.Operation.Api;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to Pacto. Every method throws {@link CallFailed} if no answer came. A call bears the key
 * of its account and no other, and the log tells the route without it.
 */
@Dependent
class PactoCalls {
    static final ProviderName PARTY = new ProviderName("pacto");

    private final PactoGuard guard;
    private final PactoPaths paths;
    private final PactoApi v3;
    private final PactoApi v2;
    private final PactoRoom room;

    @Inject
    PactoCalls(Outgoing outgoing, PactoGuard guard, PactoRoom room, PactoPaths paths) {
        this.room = room;
        this.guard = guard;
        this.paths = paths;
        v3 = outgoing.client(PactoApi.class, paths.base(Api.V3), new PactoTarget());
        v2 = outgoing.client(PactoApi.class, paths.base(Api.V2), new PactoTarget());
    }

    /** Asks for what changes nothing there. */
    Answer read(Operation operation, Map<String, String> values, PactoAccount account) {
        return read(operation, values, Optional.empty(), account);
    }

    /** The same, with a body. */
    Answer read(
            Operation operation,
            Map<String, String> values,
            Optional<JsonObject> body,
            PactoAccount account) {
        var bytes = body.map(it -> it.toString().getBytes(UTF_8));
        var request = request(operation, values, bytes.orElse(null), account);
        var call = call(operation, account.merchant().toString(), account);
        return room.within(
                account.merchant(),
                () ->
                        operation.api() == Api.V3
                                ? guard.readByV3(call, new AtomicInteger(), request)
                                : guard.readByV2(call, new AtomicInteger(), request));
    }

    /** Sells. The body is sent once, and the caller wipes it. */
    Answer sell(
            Operation operation,
            Map<String, String> values,
            byte[] body,
            Duration most,
            String payment,
            PactoAccount account) {
        var request = request(operation, values, body, account);
        var call = call(operation, payment, account);
        return room.within(
                account.merchant(),
                () ->
                        operation.api() == Api.V3
                                ? guard.sellByV3(call, most, request)
                                : guard.sellByV2(call, most, request));
    }

    /** How long a sale may take in all. */
    Duration saleLimit() {
        return guard.saleLimit();
    }

    /** Whether the operation's path has this placeholder. */
    boolean wants(Operation operation, String placeholder) {
        return paths.wants(operation, placeholder);
    }

    private Supplier<Response> request(
            Operation operation,
            Map<String, String> values,
            byte @Nullable [] body,
            PactoAccount account) {
        var all = new HashMap<>(values);
        all.putAll(account.placeholders(operation.api()));
        var target = paths.target(operation, all);
        var api = operation.api() == Api.V3 ? v3 : v2;
        var ofV3 = operation.api() == Api.V3 ? account.v3().orElseThrow() : null;
        var authorization = ofV3 == null ? null : "Bearer " + ofV3.secretKey();
        var company = ofV3 == null ? null : ofV3.company();
        return switch (operation.method()) {
            case GET -> () -> api.get(target, authorization, company);
            case POST ->
                    body == null
                            ? () -> api.post(target, authorization, company)
                            : () -> api.post(target, authorization, company, body);
        };
    }

    private OutgoingCall call(Operation operation, String correlation, PactoAccount account) {
        var route = paths.route(operation);
        return new OutgoingCall(
                PARTY.value(),
                account.merchant(),
                operation.method().name(),
                route,
                operation.name(),
                correlation,
                1);
    }
}
