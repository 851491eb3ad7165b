package dev.catraca.adapters.web.activation;

import dev.catraca.adapters.web.gate.BodyRules;
import dev.catraca.adapters.web.gate.Language;
import dev.catraca.application.account.ActivateUser;
import dev.catraca.application.account.ActivateUser.Outcome;
import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.Password;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the link of the activation mail leads. Looking uses nothing up: mail scanners follow links
 * too.
 */
@Path("activate")
@Dependent
public class ActivationResource {
    private final ActivateUser activating;

    @Inject
    public ActivationResource(ActivateUser activating) {
        this.activating = activating;
    }

    @GET
    public Response ask(
            @QueryParam("token") @DefaultValue("") String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return new ActivationPage(Language.of(languages)).ask(200, token, Optional.empty());
    }

    @POST
    @BodyRules(contentType = "application/x-www-form-urlencoded")
    public Response activate(
            MultivaluedMap<String, String> form,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        var page = new ActivationPage(Language.of(languages));
        var token = field(form, "token");
        var password = field(form, "password");
        if (!password.equals(field(form, "repeated"))) {
            return page.ask(422, token, Optional.of("different"));
        }
        Password chosen;
        try {
            chosen = Password.chosen(password);
        } catch (InvalidValue unfit) {
            return page.ask(422, token, Optional.of(unfit.code()));
        }
        return switch (activating.activate(
                new ActivateUser.Command(new ActivationToken(token), chosen))) {
            case Outcome.Activated() -> page.end(200, "done");
            case Outcome.TokenUnusable() -> page.end(422, "unusable");
            case Outcome.Busy() -> page.ask(503, token, Optional.of("busy"));
        };
    }

    private static String field(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("");
    }
}
