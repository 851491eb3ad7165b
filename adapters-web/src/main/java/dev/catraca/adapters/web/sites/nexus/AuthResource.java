package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.account.ActivateUser;
import dev.catraca.application.account.LogIn;
import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.Password;
import dev.catraca.domain.shared.Email;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** How a user gets in: choose a password by the link from the mail, then log in. */
@Path("api/auth")
@Dependent
public class AuthResource {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ActivateUser activating;
    private final LinkRequests links;
    private final LogIn loggingIn;

    @Inject
    public AuthResource(ActivateUser activating, LinkRequests links, LogIn loggingIn) {
        this.activating = activating;
        this.links = links;
        this.loggingIn = loggingIn;
    }

    @POST
    @Path("activate")
    public Response activate(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var token = in.value("token", ActivationToken::new);
        var password = in.value("password", Password::chosen);
        in.done();
        return switch (activating.activate(new ActivateUser.Command(token, password))) {
            case ActivateUser.Outcome.Activated() -> Response.noContent().build();
            case ActivateUser.Outcome.TokenUnusable() ->
                    throw new Rejected(ProblemCode.ACTIVATION_TOKEN_UNUSABLE);
            case ActivateUser.Outcome.Busy() -> throw busy();
        };
    }

    @POST
    @Path("activation")
    public Response sendActivation(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var email = in.value("email", Email::new);
        in.done();
        links.accept(email);
        return Response.accepted().build();
    }

    @POST
    @Path("login")
    public Response logIn(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var email = in.value("email", Email::new);
        var password = in.value("password", Password::new);
        in.done();
        return switch (loggingIn.logIn(new LogIn.Command(email, password))) {
            case LogIn.Outcome.LoggedIn it ->
                    Response.ok(Json.of(LogInView.of(it)), MediaType.APPLICATION_JSON_TYPE).build();
            case LogIn.Outcome.Refused() -> throw new Rejected(ProblemCode.LOG_IN_REFUSED);
            case LogIn.Outcome.Locked(var pause) ->
                    throw new Rejected(ProblemCode.LOG_IN_LOCKED).retryAfter(pause);
            case LogIn.Outcome.Busy() -> throw busy();
        };
    }

    private static Rejected busy() {
        return new Rejected(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(PAUSE);
    }
}
