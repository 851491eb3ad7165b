package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Reply;

/** A request the main system does not accept. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal unreadable(String message) {
        return new Refusal(400, "invalid-request", message);
    }

    static Refusal notFound() {
        return new Refusal(404, "not-found", "Not found");
    }

    Reply reply() {
        return error(status, code, String.valueOf(getMessage()));
    }

    static Reply error(int status, String code, String message) {
        return Reply.json(
                status, Fields.object().with("error", message).with("code", code).build());
    }

    static Reply unauthorized() {
        return Reply.json(401, Fields.object().with("error", "Unauthorized").build());
    }
}
