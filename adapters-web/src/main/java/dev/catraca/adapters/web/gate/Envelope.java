package dev.catraca.adapters.web.gate;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.UUID;

/** The shape in which a route refuses; decided here, by the path, and nowhere else. */
enum Envelope {
    /** RFC 9457. */
    PROBLEM("application/problem+json") {
        @Override
        JsonObject body(Rejected rejected, Language language, UUID requestId) {
            var code = rejected.code();
            var body =
                    JSON.createObjectBuilder()
                            .add("type", "/problems/" + code.code())
                            .add("title", language.title(code))
                            .add("status", rejected.status())
                            .add("detail", language.cause(code))
                            .add("code", code.code())
                            .add("instance", "urn:uuid:" + requestId);
            if (!rejected.violations().isEmpty()) {
                body.add("violations", violations(rejected, language));
            }
            rejected.members().forEach(body::add);
            return body.build();
        }
    },

    /** What the clients' sites and main systems understand. */
    SITE("application/json") {
        @Override
        JsonObject body(Rejected rejected, Language language, UUID requestId) {
            var code = rejected.code();
            if (code == ProblemCode.UNAUTHORIZED) {
                // Word for word what callers of the main system compare with.
                return JSON.createObjectBuilder().add("error", "Unauthorized").build();
            }
            return site(rejected, language).build();
        }
    },

    /** As {@link #SITE}, and what the gyms' site looks at first. */
    GYM("application/json") {
        @Override
        JsonObject body(Rejected rejected, Language language, UUID requestId) {
            return site(rejected, language).add("success", false).build();
        }
    };

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final List<String> SITE_ROUTES =
            List.of("/api/payments/", "/api/users/", "/api/auth/", "/api/checkout/");
    private static final List<String> GYM_ROUTES = List.of("/api/pacto/", "/api/pacto-v3/");

    private final String contentType;

    Envelope(String contentType) {
        this.contentType = contentType;
    }

    /** What is spoken to who asks for no language. */
    Language usual() {
        return this == GYM ? Language.PT_BR : Language.EN;
    }

    abstract JsonObject body(Rejected rejected, Language language, UUID requestId);

    String contentType() {
        return contentType;
    }

    /** The envelope of a path below the context root, which starts with a slash. */
    static Envelope of(String path) {
        if (GYM_ROUTES.stream().anyMatch(path::startsWith)) {
            return GYM;
        }
        return SITE_ROUTES.stream().anyMatch(path::startsWith) ? SITE : PROBLEM;
    }

    private static JsonObjectBuilder site(Rejected rejected, Language language) {
        var code = rejected.code();
        var body =
                JSON.createObjectBuilder()
                        .add("error", language.cause(code))
                        .add("code", code.code());
        if (!rejected.violations().isEmpty()) {
            body.add("details", violations(rejected, language));
        }
        return body;
    }

    private static JsonArray violations(Rejected rejected, Language language) {
        var all = JSON.createArrayBuilder();
        for (var it : rejected.violations()) {
            all.add(
                    JSON.createObjectBuilder()
                            .add("field", it.field())
                            .add("code", it.code())
                            .add("message", language.message(it)));
        }
        return all.build();
    }
}
