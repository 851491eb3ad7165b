package dev.catraca.adapters.web.v1.keys;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.access.CreateApiKey;
import dev.catraca.application.access.CreateApiKey.Outcome;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keys for API clients. */
@Path("api/v1/api-keys")
@Dependent
public class ApiKeyResource {
    private static final Map<String, Scope> SCOPES =
            Arrays.stream(Scope.values()).collect(Collectors.toMap(ApiKeyResource::word, it -> it));

    private final CreateApiKey creating;
    private final ReadMerchant merchants;
    private final Repeats repeats;

    @Inject
    public ApiKeyResource(CreateApiKey creating, ReadMerchant merchants, Repeats repeats) {
        this.creating = creating;
        this.merchants = merchants;
        this.repeats = repeats;
    }

    /** What a key is asked to be. */
    private record Body(
            Optional<Slug> merchant,
            String name,
            Set<Scope> scopes,
            Optional<Instant> expiresAt,
            JsonObject json) {
        static Body of(byte[] body) {
            var in = Fields.of(body, Fields.Unknown.REFUSED);
            var merchant = in.optionalValue("merchant", Slug::new);
            var name = in.text("name");
            var words = in.strings("scopes");
            var expiresAt = in.optionalInstant("expiresAt");
            return in.done(() -> new Body(merchant, name, scopes(words), expiresAt, in.json()));
        }

        private static Set<Scope> scopes(List<String> words) {
            if (words.isEmpty() || !SCOPES.keySet().containsAll(words)) {
                throw new InvalidValue(
                        "scope-unknown", "A key needs scopes, each of them one that exists.");
            }
            return words.stream().map(SCOPES::get).collect(Collectors.toSet());
        }
    }

    /** The key is shown in this answer and never again. */
    public record KeyView(String id, String key, String prefix, List<String> scopes) {}

    @POST
    @Allowed(Scope.ADMIN)
    public Response create(@Context HttpServletRequest request, byte[] body) {
        var key =
                IdempotencyKey.required(
                        Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
        var wanted = Body.of(body);
        checkReach(request, wanted);
        var caller = Caller.of(request).key().toString();
        return repeats.once(
                new Repeats.Request(
                        caller,
                        "POST /api/v1/api-keys",
                        key,
                        Fingerprint.of("POST", "/api/v1/api-keys", caller, wanted.json())),
                id -> create(wanted, id));
    }

    private void checkReach(HttpServletRequest request, Body wanted) {
        if (wanted.merchant().isPresent()) {
            Caller.merchant(request, merchants, wanted.merchant().get().value());
        } else if (Caller.of(request).merchant().isPresent()) {
            throw new Rejected(ProblemCode.FORBIDDEN);
        }
    }

    private Success create(Body wanted, UUID id) {
        var command =
                new CreateApiKey.Command(
                        id, wanted.merchant(), wanted.name(), wanted.scopes(), wanted.expiresAt());
        return switch (creating.create(command)) {
            case Outcome.Created it -> new Success(201, view(it), Optional.empty());
            case Outcome.MerchantUnknown() -> throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
        };
    }

    private static KeyView view(Outcome.Created it) {
        return new KeyView(
                it.id().toString(),
                it.secret(),
                it.prefix(),
                it.scopes().stream().map(ApiKeyResource::word).sorted().toList());
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}
