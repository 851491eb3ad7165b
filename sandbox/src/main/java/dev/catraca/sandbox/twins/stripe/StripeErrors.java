package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Reply;

/** Stripe's error object. */
final class StripeErrors {

    private StripeErrors() {}

    static Reply of(StripeRefusal refusal, String requestId) {
        Fields error = Fields.object();
        String code = refusal.code();
        if (code != null) {
            error.with("code", code)
                    .with(
                            "doc_url",
                            "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.with("message", refusal.message());
        String parameter = refusal.parameter();
        if (parameter != null) {
            error.with("param", parameter);
        }
        error.with("request_log_url", "https://dashboard.stripe.com/test/logs/" + requestId)
                .with("type", refusal.type());
        return Reply.json(refusal.status(), Fields.object().with("error", error.build()).build());
    }

    /** What a fault of this status says. */
    static Reply ofStatus(int status) {
        StripeRefusal refusal =
                switch (status) {
                    case 401 -> unauthorized("Invalid API Key provided.");
                    case 409 -> IdempotentReplies.inUse("…");
                    case 429 ->
                            new StripeRefusal(
                                    429,
                                    StripeRefusal.INVALID_REQUEST,
                                    "rate_limit",
                                    null,
                                    "Request rate limit exceeded.");
                    default ->
                            new StripeRefusal(
                                    status,
                                    "api_error",
                                    null,
                                    null,
                                    "An unknown error occurred on our side.");
                };
        String requestId = Ids.random("req_", 14);
        return of(refusal, requestId).with("Request-Id", requestId);
    }

    static StripeRefusal unauthorized(String message) {
        return new StripeRefusal(401, StripeRefusal.INVALID_REQUEST, null, null, message);
    }
}
