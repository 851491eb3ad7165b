package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.merchant.PutSigningSecret;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.payment.CheckCredentials;
import dev.catraca.application.payment.CheckCredentials.Violation.Kind;
import dev.catraca.application.payment.PutProviderAccount;
import dev.catraca.application.payment.PutProviderAccount.Command;
import dev.catraca.application.payment.PutProviderAccount.Outcome;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;

/** A merchant's accounts at providers, and the secrets its server shares with us: write-only. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class AccountResource {
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final PutProviderAccount accounts;
    private final PutSigningSecret secrets;
    private final ReadMerchant merchants;

    @Inject
    public AccountResource(
            PutProviderAccount accounts, PutSigningSecret secrets, ReadMerchant merchants) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.merchants = merchants;
    }

    @PUT
    @Path("accounts/{provider}")
    @Allowed(Scope.ADMIN)
    public Response putAccount(
            @PathParam("slug") String slug,
            @PathParam("provider") String provider,
            @Context HttpServletRequest request,
            byte[] body) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var credentials = AccountBody.read(Fields.of(body, Fields.Unknown.REFUSED));
        var command = new Command(merchant.slug(), provider(provider), credentials);
        return switch (accounts.put(command)) {
            case Outcome.Stored() -> Response.noContent().build();
            case Outcome.MerchantUnknown() -> throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case Outcome.ProviderUnknown() -> throw new Rejected(ProblemCode.PROVIDER_UNKNOWN);
            case Outcome.Invalid(var violations) -> throw rejected(violations);
        };
    }

    @PUT
    @Path("signing-secrets/{keyId}")
    @Allowed(Scope.ADMIN)
    public Response putSecret(
            @PathParam("slug") String slug,
            @PathParam("keyId") String keyId,
            @Context HttpServletRequest request,
            byte[] body) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new Rejected(ProblemCode.NOT_FOUND);
        }
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var secret = in.value("secret", Secret::new);
        var expiresAt = in.optionalInstant("expiresAt");
        in.done();
        secrets.put(new PutSigningSecret.Command(merchant.slug(), keyId, secret, expiresAt));
        return Response.noContent().build();
    }

    private static ProviderName provider(String text) {
        return Legible.value(text, ProviderName::new)
                .orElseThrow(() -> new Rejected(ProblemCode.PROVIDER_UNKNOWN));
    }

    private static Rejected rejected(List<CheckCredentials.Violation> violations) {
        var isReadable = violations.stream().allMatch(it -> it.kind() == Kind.INVALID);
        return new Rejected(
                isReadable ? ProblemCode.VALUES_INVALID : ProblemCode.FIELDS_INVALID,
                violations.stream().map(AccountBody::violation).toList());
    }
}
