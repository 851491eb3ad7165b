package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.access.ForMainSystem;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.account.ReadUser;
import dev.catraca.application.account.ReadUser.Outcome;
import dev.catraca.domain.account.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The users of the embedded main system. */
@Path("api/users")
@Dependent
public class UserResource {
    private final ReadUser reading;

    @Inject
    public UserResource(ReadUser reading) {
        this.reading = reading;
    }

    @GET
    @Path("{id}")
    @ForMainSystem
    public Response read(@Context HttpServletRequest request, @PathParam("id") String id) {
        var command = new ReadUser.Command(Caller.of(request), user(id));
        return switch (reading.read(command)) {
            case Outcome.Found(var user, var subscriptions, var at) ->
                    Response.ok(
                                    Json.of(UserView.of(user, subscriptions, at)),
                                    MediaType.APPLICATION_JSON_TYPE)
                            .build();
            case Outcome.Unknown() -> throw new Rejected(ProblemCode.USER_UNKNOWN);
        };
    }

    private static UserId user(String id) {
        try {
            return new UserId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            throw new Rejected(ProblemCode.USER_UNKNOWN);
        }
    }
}
