package dev.catraca.adapters.web.v1.operations;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.reconciliation.Reconcile;
import dev.catraca.application.reconciliation.Reconcile.Command;
import dev.catraca.application.reconciliation.Reconcile.Outcome;
import dev.catraca.domain.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** Has everything looked at again, whatever anybody told us. */
@Path("api/v1/reconciliations")
@Dependent
public class ReconciliationResource {
    private final Reconcile reconciling;

    @Inject
    public ReconciliationResource(Reconcile reconciling) {
        this.reconciling = reconciling;
    }

    /** The body is {@code {"from"?}}; repeating it is harmless, so it needs no key. */
    @POST
    @Allowed(Scope.PROVISIONING_OPERATE)
    public Response begin(@Context HttpServletRequest request, byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var from = in.optionalInstant("from");
        var command = in.done(() -> new Command(Caller.of(request), from));
        return switch (reconciling.reconcile(command)) {
            case Outcome.Begun it ->
                    Response.accepted(Json.of(BegunView.of(it)))
                            .type(MediaType.APPLICATION_JSON)
                            .build();
            case Outcome.NotThatFar(var earliest) ->
                    throw new Rejected(
                            ProblemCode.VALUES_INVALID,
                            List.of(Violation.of("from", "not-that-far", earliest.toString())));
        };
    }

    /** How many payments and provisionings of that time will be looked at. */
    public record BegunView(Instant from, Instant to, int payments, int provisionings) {
        static BegunView of(Outcome.Begun it) {
            return new BegunView(it.from(), it.to(), it.payments(), it.provisionings());
        }
    }
}
