package dev.catraca.adapters.web.gate;

import jakarta.servlet.ServletRequest;
import java.util.UUID;

/**
 * The one id of a request: in the header {@code X-Request-Id}, in the answer to a failure, and in
 * the log. It is always ours: an id chosen by the caller could be used to forge log lines.
 */
public final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The id of this request, the same at every call. */
    public static UUID of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof UUID known) {
            return known;
        }
        var id = UUID.randomUUID();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
