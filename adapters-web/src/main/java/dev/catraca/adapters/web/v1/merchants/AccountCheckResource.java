package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.payment.CheckAccount;
import dev.catraca.application.payment.ListAccounts;
import dev.catraca.application.payment.RegisterWebhook;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks over a merchant's accounts at providers, and registers our webhooks there. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class AccountCheckResource {
    private final ListAccounts listing;
    private final CheckAccount checking;
    private final RegisterWebhook registering;
    private final ReadMerchant merchants;

    @Inject
    public AccountCheckResource(
            ListAccounts listing,
            CheckAccount checking,
            RegisterWebhook registering,
            ReadMerchant merchants) {
        this.listing = listing;
        this.checking = checking;
        this.registering = registering;
        this.merchants = merchants;
    }

    /** Which accounts there are, and how many values of each credential: never one of them. */
    @GET
    @Path("accounts")
    @Allowed(Scope.ADMIN)
    public Response list(@PathParam("slug") String slug, @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var accounts =
                listing.list(merchant.id()).stream()
                        .map(it -> new AccountView(it.provider().value(), it.credentials()))
                        .toList();
        return json(200, new ListView(accounts));
    }

    /** Asks the provider whether everything is as it should be; changes nothing. */
    @POST
    @Path("accounts/{provider}/check")
    @Allowed(Scope.ADMIN)
    public Response check(
            @PathParam("slug") String slug,
            @PathParam("provider") String provider,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var command = new CheckAccount.Command(merchant.slug(), provider(provider));
        return switch (checking.check(command)) {
            case CheckAccount.Outcome.Checked(var checks) ->
                    json(200, CheckListView.of(checks, Language.of(languages)));
            case CheckAccount.Outcome.MerchantUnknown() ->
                    throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case CheckAccount.Outcome.AccountMissing() ->
                    throw new Rejected(ProblemCode.PROVIDER_NOT_CONFIGURED);
            case CheckAccount.Outcome.NotOffered() ->
                    throw new Rejected(ProblemCode.OPERATION_NOT_OFFERED);
        };
    }

    /** Sees to it that the provider sends its events here; doing it again changes nothing. */
    @POST
    @Path("accounts/{provider}/webhook")
    @Allowed(Scope.ADMIN)
    public Response register(
            @PathParam("slug") String slug,
            @PathParam("provider") String provider,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var command = new RegisterWebhook.Command(merchant.slug(), provider(provider));
        return switch (registering.register(command)) {
            case RegisterWebhook.Outcome.Created(var endpoint, var address) ->
                    json(201, WebhookView.of("created", endpoint, address));
            case RegisterWebhook.Outcome.There(var endpoint, var address, var isChanged) ->
                    json(
                            200,
                            WebhookView.of(isChanged ? "updated" : "unchanged", endpoint, address));
            case RegisterWebhook.Outcome.MerchantUnknown() ->
                    throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case RegisterWebhook.Outcome.AccountMissing() ->
                    throw new Rejected(ProblemCode.PROVIDER_NOT_CONFIGURED);
            case RegisterWebhook.Outcome.NotOffered() ->
                    throw new Rejected(ProblemCode.OPERATION_NOT_OFFERED);
            case RegisterWebhook.Outcome.SecretUnknown(var endpoint) ->
                    throw new Rejected(
                            ProblemCode.WEBHOOK_SECRET_UNKNOWN,
                            List.of(
                                    Violation.of(
                                            "webhookSecrets", "endpoint-of-others", endpoint)));
            case RegisterWebhook.Outcome.Refused _ ->
                    throw new Rejected(ProblemCode.PROVIDER_REFUSED);
            case RegisterWebhook.Outcome.Unclear(var pause) ->
                    throw new Rejected(ProblemCode.PROVIDER_UNAVAILABLE).retryAfter(pause);
        };
    }

    private static ProviderName provider(String text) {
        return Legible.value(text, ProviderName::new)
                .orElseThrow(() -> new Rejected(ProblemCode.PROVIDER_UNKNOWN));
    }

    private static Response json(int status, Object view) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(Json.of(view))
                .build();
    }

    /** The accounts of one merchant. */
    public record ListView(List<AccountView> accounts) {}

    /** An account without its secrets. */
    public record AccountView(String provider, Map<String, Integer> credentials) {}

    /** Where the provider sends its events now. */
    public record WebhookView(String status, String endpoint, String url) {
        static WebhookView of(String status, String endpoint, URI address) {
            return new WebhookView(status, endpoint, address.toString());
        }
    }

    /** Everything that was looked at. */
    public record CheckListView(boolean ok, List<CheckView> checks) {
        static CheckListView of(List<CheckAccount.Check> checks, Language language) {
            return new CheckListView(
                    checks.stream().allMatch(CheckAccount.Check::isOk),
                    checks.stream().map(it -> CheckView.of(it, language)).toList());
        }
    }

    /** One thing that was looked at, in plain words. */
    public record CheckView(String name, boolean ok, String detail) {
        static CheckView of(CheckAccount.Check it, Language language) {
            var text = language.bundle("doctor").getString(it.code());
            for (var i = 0; i < it.facts().size(); i++) {
                text = text.replace("{" + i + "}", it.facts().get(i));
            }
            return new CheckView(it.name(), it.isOk(), text);
        }
    }
}
