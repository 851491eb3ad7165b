package dev.catraca.adapters.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal, ready to be written by whoever holds the connection: JAX-RS or a servlet. */
record Answer(int status, Map<String, String> headers, String body) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** The refusal in the envelope of its path and the language of its reader. */
    static Answer to(HttpServletRequest request, String path, Rejected rejected) {
        var envelope = Envelope.of(path);
        var wanted = request.getHeader("Accept-Language");
        var language = wanted == null ? envelope.usual() : Language.of(wanted);
        var headers = new LinkedHashMap<String, String>();
        headers.put(CONTENT_TYPE, envelope.contentType());
        headers.put("Content-Language", language.tag());
        rejected.retryAfter()
                .ifPresent(it -> headers.put("Retry-After", Long.toString(wholeSeconds(it))));
        if (rejected.code() == ProblemCode.UNAUTHORIZED) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        var body = envelope.body(rejected, language, RequestId.of(request)).toString();
        return new Answer(rejected.status(), headers, body);
    }

    private static long wholeSeconds(Duration pause) {
        return pause.plusNanos(999_999_999).toSeconds();
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
