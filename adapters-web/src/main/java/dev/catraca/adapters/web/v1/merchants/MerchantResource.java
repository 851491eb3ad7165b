package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.gate.Bearer;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.PutMerchant;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.merchant.WriteMerchant.Outcome;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Merchants: set up by an admin, shown to anybody in what a buyer may know. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class MerchantResource {
    private final PutMerchant putting;
    private final ReadMerchant merchants;
    private final AuthenticateKey authentication;

    @Inject
    public MerchantResource(
            PutMerchant putting, ReadMerchant merchants, AuthenticateKey authentication) {
        this.putting = putting;
        this.merchants = merchants;
        this.authentication = authentication;
    }

    @PUT
    @Allowed(Scope.ADMIN)
    public Response put(
            @PathParam("slug") String slug, @Context HttpServletRequest request, byte[] body) {
        var name = slug(slug);
        var rights = new MerchantRights(Caller.of(request), merchants);
        var existing = rights.target(name);
        var command = MerchantBody.toCommand(name, Fields.of(body, Fields.Unknown.REFUSED));
        rights.checkPlatform(existing, command);
        return switch (putting.put(command)) {
            case Outcome.Created _ -> view(201, slug);
            case Outcome.Replaced _ -> view(200, slug);
            case Outcome.PlatformUnknown() -> throw new Rejected(ProblemCode.PLATFORM_UNKNOWN);
        };
    }

    /** An admin of the merchant sees everything, anybody else what a buyer may know. */
    @GET
    @Limited(Limit.BUYER)
    public Response read(@PathParam("slug") String slug, @Context HttpHeaders headers) {
        var found = Caller.merchant(merchants, slug);
        var isAdmin =
                Bearer.key(
                                headers.getRequestHeaders()
                                        .getOrDefault(HttpHeaders.AUTHORIZATION, List.of()))
                        .flatMap(it -> authentication.authenticate(it.value()))
                        .filter(it -> it.may(Scope.ADMIN) && it.reaches(found.merchant()))
                        .isPresent();
        return json(
                200, isAdmin ? MerchantView.of(found) : PublicMerchantView.of(found.merchant()));
    }

    private Response view(int status, String slug) {
        return json(status, MerchantView.of(Caller.merchant(merchants, slug)));
    }

    private static Slug slug(String text) {
        return Legible.value(text, Slug::new)
                .orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND));
    }

    private static Response json(int status, Object view) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Json.of(view))
                .build();
    }
}
