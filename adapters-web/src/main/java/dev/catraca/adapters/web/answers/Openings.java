package dev.catraca.adapters.web.answers;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.application.payment.StartPayment.Outcome;
import dev.catraca.domain.split.Payee.Role;
import jakarta.servlet.http.HttpServletRequest;

/** What a caller is told where no page was opened. */
public final class Openings {
    private Openings() {}

    /**
     * The page.
     *
     * @throws Rejected where there is none
     */
    public static Outcome.Opened opened(Outcome outcome, HttpServletRequest request) {
        return switch (outcome) {
            case Outcome.Opened it -> it;
            case Outcome.MerchantUnknown() -> throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
            case Outcome.PlanUnknown() -> throw new Rejected(ProblemCode.PLAN_UNKNOWN);
            case Outcome.QuoteUnknown() -> throw new Rejected(ProblemCode.QUOTE_UNKNOWN);
            case Outcome.QuoteNotAuthentic() -> throw new Rejected(ProblemCode.QUOTE_INVALID);
            case Outcome.QuoteExpired() -> throw new Rejected(ProblemCode.QUOTE_EXPIRED);
            case Outcome.StockInsufficient() -> throw new Rejected(ProblemCode.STOCK_INSUFFICIENT);
            case Outcome.CouponSpent() ->
                    throw new Rejected(ProblemCode.COUPON_INVALID).withStatus(409);
            case Outcome.WalletMissing(var role) ->
                    throw new Rejected(
                                    role == Role.AFFILIATE
                                            ? ProblemCode.AFFILIATE_INVALID
                                            : ProblemCode.WALLET_UNKNOWN)
                            .withStatus(422);
            case Outcome.ReturnNotAllowed() ->
                    throw new Rejected(ProblemCode.RETURN_URL_NOT_ALLOWED);
            case Outcome.ProviderNotConfigured() ->
                    throw new Rejected(ProblemCode.PROVIDER_NOT_CONFIGURED);
            case Outcome.Refused() -> throw new Rejected(ProblemCode.PROVIDER_REFUSED);
            case Outcome.Unavailable(var pause) ->
                    throw new Rejected(ProblemCode.PROVIDER_UNAVAILABLE).retryAfter(pause);
            case Outcome.TooMany(var limit) -> throw RateLimit.refusal(limit, request);
            case Outcome.OtherUnderWay() -> throw new Rejected(ProblemCode.CHECKOUT_UNDER_WAY);
            case Outcome.NotOpen _ -> throw new Rejected(ProblemCode.ORDER_NOT_OPEN);
        };
    }
}
