package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.access.ForMainSystem;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.account.ChangeAccess;
import dev.catraca.application.account.ChangeAccess.Change;
import dev.catraca.application.account.GrantAccess;
import dev.catraca.application.account.ReadPaymentAccess;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The main system's side of a payment: access is made from it, read back by it, taken away with it.
 * An {@code Idempotency-Key} may come along, but the payment itself is the key: it protects as well
 * and for ever. A reference in a path is percent-encoded; one with a slash, a backslash or a number
 * sign cannot be asked for, because the server takes these for an attack even then.
 */
@Path("api/users/external")
@Dependent
@ForMainSystem
public class PaymentAccessResource {
    private final GrantAccess granting;
    private final ReadPaymentAccess reading;
    private final ChangeAccess changing;

    @Inject
    public PaymentAccessResource(
            GrantAccess granting, ReadPaymentAccess reading, ChangeAccess changing) {
        this.granting = granting;
        this.reading = reading;
        this.changing = changing;
    }

    @POST
    @Path("create-from-payment")
    public Response create(
            @Context HttpServletRequest request, @Context HttpHeaders headers, byte[] body) {
        IdempotencyKey.optional(
                headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        var command = CreateFromPaymentBody.of(body).toCommand(Caller.of(request));
        return switch (granting.grant(command)) {
            case GrantAccess.Outcome.Created(var terms) ->
                    answer(201, GrantView.withStatus("created", terms));
            case GrantAccess.Outcome.Updated(var terms) ->
                    answer(200, GrantView.withStatus("updated", terms));
            case GrantAccess.Outcome.AlreadyProcessed(var terms) ->
                    answer(200, GrantView.again(terms));
            case GrantAccess.Outcome.Conflict() -> throw new Rejected(ProblemCode.PAYMENT_CONFLICT);
            case GrantAccess.Outcome.PlanUnknown() ->
                    throw new Rejected(ProblemCode.PLAN_UNKNOWN).withStatus(422);
        };
    }

    @GET
    @Path("by-payment/{reference}")
    public Response read(
            @Context HttpServletRequest request,
            @PathParam("reference") String reference,
            @QueryParam("provider") @Nullable String provider) {
        var command =
                new ReadPaymentAccess.Command(Caller.of(request), provider(provider), reference);
        return switch (reading.read(command)) {
            case ReadPaymentAccess.Outcome.Found(var grant) ->
                    answer(200, PaymentAccessView.of(grant));
            case ReadPaymentAccess.Outcome.Unknown() ->
                    throw new Rejected(ProblemCode.PAYMENT_UNKNOWN);
            case ReadPaymentAccess.Outcome.Ambiguous() ->
                    throw new Rejected(ProblemCode.PROVIDER_AMBIGUOUS);
        };
    }

    @POST
    @Path("by-payment/{reference}/suspend")
    public Response suspend(
            @Context HttpServletRequest request,
            @PathParam("reference") String reference,
            @QueryParam("provider") @Nullable String provider) {
        return change(request, reference, provider, Change.SUSPEND);
    }

    @POST
    @Path("by-payment/{reference}/restore")
    public Response restore(
            @Context HttpServletRequest request,
            @PathParam("reference") String reference,
            @QueryParam("provider") @Nullable String provider) {
        return change(request, reference, provider, Change.RESTORE);
    }

    @POST
    @Path("by-payment/{reference}/revoke")
    public Response revoke(
            @Context HttpServletRequest request,
            @PathParam("reference") String reference,
            @QueryParam("provider") @Nullable String provider) {
        return change(request, reference, provider, Change.REVOKE);
    }

    private Response change(
            HttpServletRequest request,
            String reference,
            @Nullable String provider,
            Change change) {
        var command =
                new ChangeAccess.Command(Caller.of(request), provider(provider), reference, change);
        return switch (changing.change(command)) {
            case ChangeAccess.Outcome.Changed(var grant) -> answer(200, ChangeView.of(grant));
            case ChangeAccess.Outcome.AlreadyRevoked() ->
                    throw new Rejected(ProblemCode.ACCESS_REVOKED);
            case ChangeAccess.Outcome.Unknown() -> throw new Rejected(ProblemCode.PAYMENT_UNKNOWN);
            case ChangeAccess.Outcome.Ambiguous() ->
                    throw new Rejected(ProblemCode.PROVIDER_AMBIGUOUS);
        };
    }

    /** A provider that cannot exist has no payments. */
    private static Optional<ProviderName> provider(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ProviderName::new);
        } catch (InvalidValue impossible) {
            throw new Rejected(ProblemCode.PAYMENT_UNKNOWN);
        }
    }

    private static Response answer(int status, Object view) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.of(view))
                .build();
    }
}
