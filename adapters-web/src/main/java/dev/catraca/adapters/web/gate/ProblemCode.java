package dev.catraca.adapters.web.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every reason for which a request is refused as a whole. The code is the constant's name in
 * kebab-case and stable; title, cause and cure stand in {@code messages*.properties} and are
 * published under {@code /problems/{code}}.
 */
public enum ProblemCode {
    ACCESS_REVOKED(409),
    ACTIVATION_TOKEN_UNUSABLE(422),
    AFFILIATE_INVALID(400),
    AFFILIATE_UNKNOWN(422),
    API_KEY_OVER(409),
    API_KEY_ROTATING(409),
    ATTEMPT_UNRESOLVED(409),
    BLOCKED(403),
    BODY_INCOMPLETE(400),
    BODY_MISSING(400),
    BODY_TOO_LARGE(413),
    BODY_TOO_SLOW(408),
    BUYER_INACTIVE(400),
    BUYER_UNKNOWN(422),
    CAPTCHA_FAILED(403),
    CAPTCHA_UNAVAILABLE(503),
    CARD_DECLINED(402),
    CARD_TOKEN_EXPIRED(409),
    CARD_TOKEN_INVALID(400),
    CARD_TOKEN_USED(409),
    CHARGE_TYPE_UNSUPPORTED(400),
    CHECKOUT_UNDER_WAY(409),
    CONTENT_ENCODING_UNSUPPORTED(415),
    CONTENT_TYPE_UNSUPPORTED(415),
    COUPON_INVALID(400),
    COUPON_LIMIT_BELOW_USED(422),
    COUPON_UNKNOWN(422),
    FIELDS_INVALID(400),
    FORBIDDEN(403),
    IDEMPOTENCY_KEY_INVALID(400),
    IDEMPOTENCY_KEY_MISSING(400),
    IDEMPOTENCY_KEY_REUSED(422),
    IMPORT_REJECTED(422),
    INTERNAL_ERROR(500),
    JSON_CHARACTER_REFUSED(400),
    JSON_MALFORMED(400),
    JSON_NAME_REPEATED(400),
    JSON_NOT_AN_OBJECT(400),
    JSON_NOT_UTF8(400),
    JSON_NUMBER_REFUSED(400),
    JSON_TOO_COMPLEX(400),
    LINES_MISMATCH(400),
    LOG_IN_LOCKED(429),
    LOG_IN_REFUSED(401),
    MERCHANT_UNKNOWN(404),
    METHOD_NOT_ALLOWED(405),
    METHOD_NOT_OFFERED(409),
    NOT_ACCEPTABLE(406),
    NOT_FOUND(404),
    ONE_PLAN_PER_ORDER(422),
    OPERATION_NOT_OFFERED(422),
    ORDER_CHANGED(409),
    ORDER_FOREIGN(400),
    ORDER_NOT_CANCELABLE(409),
    ORDER_NOT_DRAFT(409),
    ORDER_NOT_OPEN(409),
    ORDER_NOT_REFUNDABLE(409),
    ORDER_REFERENCE_TAKEN(409),
    ORDER_UNKNOWN(400),
    PAYMENT_CONFLICT(409),
    PAYMENT_UNKNOWN(404),
    PLAN_UNKNOWN(404),
    PLATFORM_UNKNOWN(422),
    PRICE_MISMATCH(400),
    PRODUCT_RESERVED(409),
    PRODUCT_UNKNOWN(422),
    PROVIDER_AMBIGUOUS(409),
    PROVIDER_NOT_CONFIGURED(422),
    PROVIDER_REFUSED(502),
    PROVIDER_UNAVAILABLE(503),
    PROVIDER_UNKNOWN(404),
    QUOTE_CHANGED(409),
    QUOTE_EXPIRED(409),
    QUOTE_INVALID(409),
    QUOTE_UNKNOWN(404),
    RATE_LIMITED(429),
    REFUND_NOT_OFFERED(422),
    REFUND_REFUSED(422),
    REFUND_UNDER_WAY(409),
    REQUEST_INVALID(400),
    REQUEST_IN_PROGRESS(409),
    RETURN_URL_NOT_ALLOWED(422),
    SALE_NOT_UNRESOLVED(409),
    SALE_REFERENCE_TAKEN(409),
    SALE_REFUSED(409),
    SERVER_UNFIT(503),
    SIGNATURE_EXPIRED(403),
    SIGNATURE_INVALID(403),
    SIGNING_SECRET_MISSING(409),
    SPLITS_MISMATCH(400),
    STOCK_BELOW_RESERVED(422),
    STOCK_INSUFFICIENT(409),
    TEMPORARILY_UNAVAILABLE(503),
    TOO_MANY_STREAMS(503),
    TOTAL_MISMATCH(400),
    UNAUTHORIZED(401),
    UNIT_NOT_SELLABLE(503),
    UNIT_UNKNOWN(404),
    USER_UNKNOWN(404),
    VALUES_INVALID(422),
    WALLET_UNKNOWN(400),
    WEBHOOK_SECRET_UNKNOWN(409),
    WEBHOOK_SIGNATURE_INVALID(400),
    WEBHOOK_UNAUTHENTIC(401);

    private final int status;
    private final String code;

    ProblemCode(int status) {
        this.status = status;
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** For example {@code body-too-large}. */
    public String code() {
        return code;
    }

    static Optional<ProblemCode> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }

    /** What we say where the container, not we, decided on the status. */
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> BODY_TOO_SLOW;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> CONTENT_TYPE_UNSUPPORTED;
            case 503 -> TEMPORARILY_UNAVAILABLE;
            default -> status < 500 ? REQUEST_INVALID : INTERNAL_ERROR;
        };
    }
}
