package dev.catraca.adapters.web.gate;

import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;

/** The bytes of a body as they came, kept with its request. */
final class RawBody {
    private static final String PROPERTY = RawBody.class.getName();
    private static final byte[] NONE = {};

    private RawBody() {}

    static void keep(ServletRequest request, byte[] body) {
        request.setAttribute(PROPERTY, body);
    }

    /** Empty if the request came without a body. */
    static byte[] of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof byte[] body ? body : NONE;
    }
}
