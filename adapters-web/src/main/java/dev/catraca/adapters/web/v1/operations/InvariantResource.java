package dev.catraca.adapters.web.v1.operations;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.operation.ReadInvariants;
import dev.catraca.domain.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must never be true. */
@Path("api/v1/invariants")
@Dependent
public class InvariantResource {
    private final ReadInvariants reading;

    @Inject
    public InvariantResource(ReadInvariants reading) {
        this.reading = reading;
    }

    /** All of everybody's, so only for keys of the whole platform. */
    @GET
    @Allowed(Scope.PROVISIONING_OPERATE)
    public Response read(@Context HttpServletRequest request) {
        if (Caller.of(request).merchant().isPresent()) {
            throw new Rejected(ProblemCode.FORBIDDEN);
        }
        var view = new ListView(reading.read().stream().map(InvariantView::of).toList());
        return Response.ok(Json.of(view), MediaType.APPLICATION_JSON).build();
    }

    /** All of them, by name. */
    public record ListView(List<InvariantView> invariants) {}

    /** One of them: all is well if nothing breaks it. */
    public record InvariantView(
            String name, long count, @Nullable Instant oldest, List<CulpritView> samples) {
        static InvariantView of(ReadInvariants.Reading it) {
            return new InvariantView(
                    it.name(),
                    it.count(),
                    it.oldest().orElse(null),
                    it.samples().stream()
                            .map(one -> new CulpritView(one.id(), one.detail()))
                            .toList());
        }
    }

    /** What breaks it, and how. */
    public record CulpritView(String id, String detail) {}
}
