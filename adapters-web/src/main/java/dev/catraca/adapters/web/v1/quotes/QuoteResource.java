package dev.catraca.adapters.web.v1.quotes;

import dev.catraca.adapters.web.answers.ItemBody;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.quote.IssueQuote;
import dev.catraca.application.quote.IssueQuote.Outcome;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What something costs, signed and good for 15 minutes. */
@Path("api/v1/merchants/{slug}/quotes")
@Dependent
public class QuoteResource {
    private static final String OPERATION = "POST /api/v1/merchants/{slug}/quotes";

    private final IssueQuote issuing;
    private final Repeats repeats;
    private final RateLimit limits;

    @Inject
    public QuoteResource(IssueQuote issuing, Repeats repeats, RateLimit limits) {
        this.issuing = issuing;
        this.repeats = repeats;
        this.limits = limits;
    }

    /** The route has no caller of its own: whoever knows the key of a request may repeat it. */
    @POST
    public Response issue(
            @PathParam("slug") String slug,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            byte[] body) {
        var key =
                IdempotencyKey.required(
                        headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        var merchant =
                Legible.value(slug, Slug::new)
                        .orElseThrow(() -> new Rejected(ProblemCode.MERCHANT_UNKNOWN));
        var wanted = QuoteBody.of(body);
        var fingerprint = Fingerprint.of("POST", OPERATION, merchant.value(), wanted.json());
        return repeats.once(
                new Repeats.Request(merchant.value(), OPERATION, key, fingerprint),
                id -> {
                    limits.count(Limit.BUYER, request);
                    return issue(wanted, merchant, id);
                });
    }

    private Success issue(QuoteBody wanted, Slug merchant, UUID id) {
        return switch (issuing.issue(wanted.toCommand(id, merchant))) {
            case Outcome.Issued(var quote) ->
                    new Success(201, QuoteView.of(quote, merchant.value()), Optional.empty());
            case Outcome.MerchantUnknown() -> throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case Outcome.NotPriced(var reason) -> throw ItemBody.refusal(reason);
            case Outcome.CouponUnknown() -> throw new Rejected(ProblemCode.COUPON_UNKNOWN);
            case Outcome.CouponInvalid() ->
                    throw new Rejected(ProblemCode.COUPON_INVALID).withStatus(422);
            case Outcome.AffiliateInvalid() ->
                    throw new Rejected(ProblemCode.AFFILIATE_INVALID).withStatus(422);
            case Outcome.AffiliateUnknown() -> throw new Rejected(ProblemCode.AFFILIATE_UNKNOWN);
            case Outcome.InstallmentsNotOffered(var most) ->
                    throw new Rejected(
                            ProblemCode.VALUES_INVALID,
                            at("installments", "installments-not-offered", Integer.toString(most)));
        };
    }

    private static List<Violation> at(String field, String code, String... arguments) {
        return List.of(Violation.of(field, code, arguments));
    }
}
