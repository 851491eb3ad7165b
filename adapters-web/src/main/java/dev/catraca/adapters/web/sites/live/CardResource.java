package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.sale.TokenizeCard;
import dev.catraca.application.sale.TokenizeCard.Outcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/**
 * Seals a card into a token. The route takes no Idempotency-Key: not even a fingerprint of a card
 * is kept.
 */
@Path("api/pacto/tokenize-card")
@Dependent
@Logged("live")
public class CardResource {
    private final TokenizeCard tokenizing;
    private final RateLimit limits;

    @Inject
    public CardResource(TokenizeCard tokenizing, RateLimit limits) {
        this.tokenizing = tokenizing;
        this.limits = limits;
    }

    @POST
    public Response tokenize(@Context HttpServletRequest request, byte[] body) {
        limits.count(Limit.TOKENIZE, LooseSlug.in(body), request);
        var command = CardBody.read(body);
        return switch (tokenizing.tokenize(command)) {
            case Outcome.Sealed it -> LiveAnswer.ok(CardTokenView.of(it));
            case Outcome.CardExpired() ->
                    throw LiveRefusals.invalid(Violation.of("validade", "card-expired"));
            case Outcome.UnitUnknown() -> throw LiveRefusals.unitUnknown();
            case Outcome.HumanUnclear() -> throw LiveRefusals.captchaUnavailable();
            case Outcome.NotOffered() -> throw new Rejected(ProblemCode.NOT_FOUND);
        };
    }
}
