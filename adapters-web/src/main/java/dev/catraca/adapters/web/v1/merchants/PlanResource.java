package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.adapters.web.v1.catalogue.PlanBody;
import dev.catraca.application.catalogue.PutPlan;
import dev.catraca.application.catalogue.ReadPlans;
import dev.catraca.application.catalogue.RemovePlan;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a merchant has on sale. */
@Path("api/v1/merchants/{slug}/plans")
@Dependent
public class PlanResource {
    private final PutPlan putting;
    private final RemovePlan removing;
    private final ReadPlans reading;
    private final ReadMerchant merchants;

    @Inject
    public PlanResource(
            PutPlan putting, RemovePlan removing, ReadPlans reading, ReadMerchant merchants) {
        this.putting = putting;
        this.removing = removing;
        this.reading = reading;
        this.merchants = merchants;
    }

    /** What a buyer can choose from. */
    @GET
    @Limited(Limit.BUYER)
    public Response list(@PathParam("slug") String slug) {
        var merchant = Caller.merchant(merchants, slug).merchant();
        var plans = reading.read(merchant.id()).stream().map(PlanView::of).toList();
        return json(200, new ListView(plans));
    }

    @GET
    @Path("{code}")
    @Allowed(Scope.CATALOGUE_READ)
    public Response read(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        return reading.read(merchant.id()).stream()
                .filter(it -> it.code().value().equals(code))
                .findFirst()
                .map(it -> json(200, PlanView.of(it)))
                .orElseThrow(() -> new Rejected(ProblemCode.PLAN_UNKNOWN));
    }

    @PUT
    @Path("{code}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response put(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @Context HttpServletRequest request,
            byte[] body) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var plan = PlanBody.read(in, merchant, code(code));
        var existed = putting.put(plan);
        return json(existed ? 200 : 201, PlanView.of(plan));
    }

    @DELETE
    @Path("{code}")
    @Allowed(Scope.CATALOGUE_WRITE)
    public Response remove(
            @PathParam("slug") String slug,
            @PathParam("code") String code,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        if (!removing.remove(merchant.id(), code(code))) {
            throw new Rejected(ProblemCode.PLAN_UNKNOWN);
        }
        return Response.noContent().build();
    }

    private static PlanCode code(String text) {
        return Legible.value(text, PlanCode::new)
                .orElseThrow(() -> new Rejected(ProblemCode.PLAN_UNKNOWN));
    }

    private static Response json(int status, Object view) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Json.of(view))
                .build();
    }

    /** All plans on sale, by code. */
    public record ListView(List<PlanView> plans) {}

    /** A plan on sale. */
    public record PlanView(
            String code,
            String name,
            MoneyView price,
            String cycle,
            @Nullable Integer accessDays,
            int maxInstallments) {
        static PlanView of(Plan it) {
            return new PlanView(
                    it.code().value(),
                    it.name(),
                    MoneyView.of(it.price()),
                    it.cycle().name(),
                    it.accessDays().isPresent() ? it.accessDays().getAsInt() : null,
                    it.maxInstallments());
        }
    }
}
