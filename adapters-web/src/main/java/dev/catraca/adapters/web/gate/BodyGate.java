package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.CONTENT_ENCODING_UNSUPPORTED;
import static dev.catraca.adapters.web.gate.ProblemCode.CONTENT_TYPE_UNSUPPORTED;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Stands in front of one resource method: takes in its body within limits, refuses every type but
 * the method's own, and passes the bytes on. An empty body passes whatever its type, because many
 * clients send none with a bare POST.
 */
final class BodyGate implements ContainerRequestFilter {
    private static final Pattern UTF_8_PARAMETER =
            Pattern.compile("\\s*;\\s*charset\\s*=\\s*(utf-8|\"utf-8\")\\s*|\\s*");

    private final int maxBytes;
    private final String contentType;

    BodyGate(int maxBytes, String contentType) {
        this.maxBytes = maxBytes;
        this.contentType = contentType;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        // Before reading: the container would already decompress what it hands out.
        checkEncoding(request.getHeaders());
        var body = BoundedBody.read(request.getEntityStream(), declared(request), maxBytes);
        if (body.length > 0) {
            checkType(request.getHeaders());
        }
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    private static long declared(ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? BoundedBody.UNDECLARED : Long.parseLong(length);
        } catch (NumberFormatException nonsense) {
            return BoundedBody.UNDECLARED;
        }
    }

    void checkEncoding(Map<String, List<String>> headers) {
        var encodings = headers.getOrDefault(HttpHeaders.CONTENT_ENCODING, List.of());
        if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
            throw new Rejected(CONTENT_ENCODING_UNSUPPORTED);
        }
    }

    void checkType(Map<String, List<String>> headers) {
        var types = headers.getOrDefault(HttpHeaders.CONTENT_TYPE, List.of());
        if (types.size() != 1 || !isAccepted(types.getFirst().strip().toLowerCase(Locale.ROOT))) {
            throw new Rejected(CONTENT_TYPE_UNSUPPORTED);
        }
    }

    private boolean isAccepted(String type) {
        return type.startsWith(contentType)
                && UTF_8_PARAMETER.matcher(type.substring(contentType.length())).matches();
    }
}
