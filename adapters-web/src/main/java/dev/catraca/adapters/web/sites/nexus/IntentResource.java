package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.application.payment.StartPayment.Outcome;
import dev.catraca.application.shared.NewId;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A buyer on the Nexus site wants to pay for a plan. */
@Path("api/payments/intent")
@Dependent
@Logged
public class IntentResource {
    private final StartPayment starting;
    private final Repeats repeats;
    private final NewId ids;
    private final String merchant;

    @Inject
    public IntentResource(
            StartPayment starting,
            Repeats repeats,
            NewId ids,
            @ConfigProperty(name = "catraca.sites.nexus.merchant", defaultValue = "nexus")
                    String merchant) {
        this.starting = starting;
        this.repeats = repeats;
        this.ids = ids;
        this.merchant = merchant;
    }

    @POST
    public Response start(@Context HttpHeaders headers, byte[] body) {
        var key =
                IdempotencyKey.optional(
                        headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        var intent = IntentBody.of(body);
        return key.map(it -> repeats.once(request(it, intent), order -> start(intent, order)))
                .orElseGet(() -> Repeats.once(start(intent, ids.next())));
    }

    /** The route has no caller of its own: whoever knows the key of a request may repeat it. */
    private Repeats.Request request(IdempotencyKey key, IntentBody intent) {
        var operation = "POST /api/payments/intent";
        return new Repeats.Request(
                merchant,
                operation,
                key,
                Fingerprint.of("POST", "/api/payments/intent", merchant, intent.json()));
    }

    private Success start(IntentBody intent, UUID order) {
        return switch (starting.start(intent.toCommand(order, new Slug(merchant)))) {
            case Outcome.Opened it -> new Success(201, IntentView.of(it), Optional.empty());
            case Outcome.MerchantUnknown() -> throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case Outcome.PlanUnknown() -> throw new Rejected(ProblemCode.PLAN_UNKNOWN);
            case Outcome.ReturnNotAllowed() ->
                    throw new Rejected(ProblemCode.RETURN_URL_NOT_ALLOWED);
            case Outcome.ProviderNotConfigured() ->
                    throw new Rejected(ProblemCode.PROVIDER_NOT_CONFIGURED);
            case Outcome.Refused() -> throw new Rejected(ProblemCode.PROVIDER_REFUSED);
            case Outcome.Unavailable(var pause) ->
                    throw new Rejected(ProblemCode.PROVIDER_UNAVAILABLE).retryAfter(pause);
            case Outcome.NotOpen _ -> throw new Rejected(ProblemCode.ORDER_NOT_OPEN);
        };
    }
}
