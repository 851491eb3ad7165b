package dev.catraca.adapters.web.gate;

import java.util.List;
import java.util.regex.Pattern;

/** What the pages of merchants' sites may call: the routes of sites and of buyers. */
final class CorsRoutes {
    private static final List<Route> ROUTES =
            List.of(
                    route("/api/payments/intent", "POST"),
                    route("/api/checkout/quote", "POST"),
                    route("/api/checkout/create-payment", "POST"),
                    route("/api/pacto/planos/*", "GET"),
                    route("/api/pacto/tokenize-card", "POST"),
                    route("/api/pacto/venda", "POST"),
                    route("/api/pacto-v3/unidades", "GET"),
                    route("/api/pacto-v3/unidade/*", "GET"),
                    route("/api/pacto-v3/configs/*", "GET"),
                    route("/api/pacto-v3/produtos/*/*", "GET"),
                    route("/api/pacto-v3/simular/*/*", "POST"),
                    route("/api/pacto-v3/cupom/*", "POST"),
                    route("/api/pacto-v3/venda/*", "POST"),
                    route("/api/v1/merchants/*", "GET"),
                    route("/api/v1/merchants/*/plans", "GET"),
                    route("/api/v1/merchants/*/quotes", "POST"),
                    route("/api/v1/checkouts", "POST"),
                    route("/api/v1/checkouts/*", "GET"),
                    route("/api/v1/checkouts/*/events", "GET"));

    private CorsRoutes() {}

    private record Route(Pattern path, List<String> methods) {}

    /** A star stands for one part of a path. */
    private static Route route(String path, String... methods) {
        return new Route(Pattern.compile(path.replace("*", "[^/]+")), List.of(methods));
    }

    /** None for a path that no page of a site may call. */
    static List<String> methods(String path) {
        return ROUTES.stream()
                .filter(it -> it.path().matcher(path).matches())
                .findFirst()
                .map(Route::methods)
                .orElse(List.of());
    }
}
