package dev.catraca.adapters.web.gate;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How large the body of a route may be and how long it may take, decided by the path before
 * anything is read. What is spooled waits in a file, and only callers with a key may send it.
 */
record BodyLimit(int bytes, Duration time, boolean isSpooled) {
    private static final int KIB = 1024;
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final BodyLimit USUAL = new BodyLimit(64 * KIB, TIME, false);
    private static final BodyLimit NOTIFICATION = new BodyLimit(256 * KIB, TIME, false);
    private static final BodyLimit PICTURES = new BodyLimit(KIB * KIB, TIME, false);
    private static final BodyLimit IMPORT =
            new BodyLimit(64 * KIB * KIB, Duration.ofMinutes(2), true);

    private static final Pattern IMPORTS =
            Pattern.compile("/api/v1/(?:merchants/[^/]+/)?imports/?");

    private static final List<Route> ROUTES =
            List.of(
                    new Route(it -> it.startsWith("/api/webhooks/"), NOTIFICATION),
                    new Route(it -> it.startsWith("/api/payments/webhook/"), NOTIFICATION),
                    new Route("/api/checkout/create-payment"::equals, PICTURES),
                    new Route(IMPORTS.asMatchPredicate(), IMPORT));

    private record Route(Predicate<String> paths, BodyLimit limit) {}

    /** A path starts with a slash. */
    static BodyLimit of(String path) {
        return ROUTES.stream()
                .filter(it -> it.paths().test(path))
                .map(Route::limit)
                .findFirst()
                .orElse(USUAL);
    }
}
