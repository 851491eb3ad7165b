package dev.catraca.adapters.web.gate;

import java.util.List;

/** How large the bodies of a route may be; decided here, by the path, before anything is read. */
final class BodyLimit {
    private static final int KIB = 1024;
    private static final int USUAL = 64 * KIB;

    private static final List<Route> ROUTES =
            List.of(
                    new Route("/api/webhooks/", 256 * KIB),
                    new Route("/api/payments/webhook/", 256 * KIB));

    private BodyLimit() {}

    private record Route(String start, int bytes) {}

    /** In bytes; a path starts with a slash. */
    static int of(String path) {
        return ROUTES.stream()
                .filter(it -> path.startsWith(it.start()))
                .mapToInt(Route::bytes)
                .findFirst()
                .orElse(USUAL);
    }
}
