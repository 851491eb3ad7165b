package dev.catraca.sandbox.twins.stripe;

import org.jspecify.annotations.Nullable;

/** A request Stripe does not accept, in the words of its error object. */
final class StripeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    static final String INVALID_REQUEST = "invalid_request_error";

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String parameter;

    StripeRefusal(
            int status,
            String type,
            @Nullable String code,
            @Nullable String parameter,
            String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.parameter = parameter;
    }

    static StripeRefusal invalid(@Nullable String parameter, String message) {
        return new StripeRefusal(400, INVALID_REQUEST, null, parameter, message);
    }

    static StripeRefusal invalid(String code, @Nullable String parameter, String message) {
        return new StripeRefusal(400, INVALID_REQUEST, code, parameter, message);
    }

    /** An id that does not exist, or belongs to another account: Stripe tells no difference. */
    static StripeRefusal missing(String what, String parameter, String id) {
        return new StripeRefusal(
                404,
                INVALID_REQUEST,
                "resource_missing",
                parameter,
                "No such %s: '%s'".formatted(what, id));
    }

    /** What exists at Stripe and this twin does not imitate: it would be wrong to ignore it. */
    static StripeRefusal notInTwin(String parameter) {
        return invalid(
                parameter,
                "The sandbox's twin of Stripe does not imitate '%s'.".formatted(parameter));
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    @Nullable String code() {
        return code;
    }

    @Nullable String parameter() {
        return parameter;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
