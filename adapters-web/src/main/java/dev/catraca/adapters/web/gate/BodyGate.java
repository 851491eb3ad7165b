package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.CONTENT_ENCODING_UNSUPPORTED;
import static dev.catraca.adapters.web.gate.ProblemCode.CONTENT_TYPE_UNSUPPORTED;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Stands in front of one resource method: refuses every type of body but the method's own, and
 * hands over the bytes that {@link BodyReader} took in. An empty body passes whatever its type,
 * because many clients send none with a bare POST.
 */
final class BodyGate implements ContainerRequestFilter {
    private static final Pattern UTF_8_PARAMETER =
            Pattern.compile("\\s*;\\s*charset\\s*=\\s*(utf-8|\"utf-8\")\\s*|\\s*");

    private final String contentType;

    BodyGate(String contentType) {
        this.contentType = contentType;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        checkEncoding(request.getHeaders());
        var body = RawBody.of(request);
        if (body.length > 0 || request.getProperty(SpooledBody.PROPERTY) != null) {
            checkType(request.getHeaders());
        }
        request.setEntityStream(new ByteArrayInputStream(body));
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
