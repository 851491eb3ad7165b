package dev.catraca.it;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may ask what: the table of the API's contract. It may name routes that do not exist yet, and
 * none that exists may be missing here.
 */
final class RouteTable {
    static final List<String> SCOPES =
            List.of(
                    "orders:read",
                    "orders:write",
                    "refunds:write",
                    "catalogue:read",
                    "catalogue:write",
                    "provisioning:operate",
                    "webhooks:manage",
                    "admin");
    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final List<Route> ROUTES =
            Stream.of(
                            // Buyers and their sites: by unguessable ids and limits
                            open(
                                    "GET /api/v1/merchants/{slug}",
                                    "GET /api/v1/merchants/{slug}/plans",
                                    "POST /api/v1/merchants/{slug}/quotes",
                                    "GET /api/v1/quote-keys",
                                    "POST /api/v1/checkouts",
                                    "GET /api/v1/checkouts/{id}",
                                    "GET /api/v1/checkouts/{id}/events",
                                    "POST /api/payments/intent",
                                    "POST /api/checkout/quote",
                                    "POST /api/checkout/create-payment",
                                    "GET /api/pacto/planos/{slug}",
                                    "POST /api/pacto/tokenize-card",
                                    "POST /api/pacto/venda",
                                    "GET /api/pacto-v3/unidades",
                                    "GET /api/pacto-v3/unidade/{slug}",
                                    "GET /api/pacto-v3/configs/{slug}",
                                    "GET /api/pacto-v3/produtos/{slug}/{categoria}",
                                    "POST /api/pacto-v3/simular/{slug}/{planoId}",
                                    "POST /api/pacto-v3/cupom/{slug}",
                                    "POST /api/pacto-v3/venda/{slug}",
                                    "GET /checkout",
                                    "POST /checkout",
                                    "GET /checkout/return",
                                    "GET /activate",
                                    "POST /activate",
                                    "POST /api/auth/activate",
                                    "POST /api/auth/activation",
                                    "POST /api/auth/login",
                                    "GET /page.css",
                                    "GET /problems",
                                    "GET /problems/{code}"),
                            // The provider's own proof
                            byProof(
                                    "POST /api/webhooks/{provider}/{merchant}",
                                    "POST /api/payments/webhook/stripe"),
                            // The main system's side
                            with(
                                    "provisioning:operate",
                                    Owned.NOTHING,
                                    "POST /api/users/external/create-from-payment",
                                    "GET /api/users/external/by-payment/{reference}",
                                    "POST /api/users/external/by-payment/{reference}/suspend",
                                    "POST /api/users/external/by-payment/{reference}/restore",
                                    "POST /api/users/external/by-payment/{reference}/revoke",
                                    "GET /api/users/{id}"),
                            with(
                                    "orders:read",
                                    Owned.NOTHING,
                                    "GET /api/v1/orders",
                                    "GET /api/v1/calls"),
                            with(
                                    "orders:read",
                                    Owned.ORDER,
                                    "GET /api/v1/orders/{id}",
                                    "GET /api/v1/orders/{id}/timeline",
                                    "GET /api/v1/orders/{id}/why",
                                    "GET /api/v1/orders/{id}/splits",
                                    "GET /api/v1/orders/{id}/refunds"),
                            with(
                                    "orders:read",
                                    Owned.MERCHANT,
                                    "POST /api/pacto-v3/cliente/{slug}"),
                            with("orders:write", Owned.NOTHING, "POST /api/v1/orders"),
                            with(
                                    "orders:write",
                                    Owned.ORDER,
                                    "PUT /api/v1/orders/{id}/lines",
                                    "POST /api/v1/orders/{id}/cancel",
                                    "POST /api/v1/orders/{id}/confirm"),
                            with("refunds:write", Owned.ORDER, "POST /api/v1/orders/{id}/refunds"),
                            with(
                                    "catalogue:read",
                                    Owned.MERCHANT,
                                    "GET /api/v1/merchants/{slug}/plans/{code}",
                                    "GET /api/v1/merchants/{slug}/products",
                                    "GET /api/v1/merchants/{slug}/products/{reference}",
                                    "GET /api/v1/merchants/{slug}/coupons",
                                    "GET /api/v1/merchants/{slug}/coupons/{code}",
                                    "GET /api/v1/merchants/{slug}/affiliates",
                                    "GET /api/v1/merchants/{slug}/affiliates/{reference}",
                                    "GET /api/v1/merchants/{slug}/buyers",
                                    "GET /api/v1/merchants/{slug}/buyers/{reference}",
                                    "GET /api/v1/merchants/{slug}/blocklist"),
                            with(
                                    "catalogue:write",
                                    Owned.MERCHANT,
                                    "PUT /api/v1/merchants/{slug}/plans/{code}",
                                    "DELETE /api/v1/merchants/{slug}/plans/{code}",
                                    "PUT /api/v1/merchants/{slug}/products/{reference}",
                                    "DELETE /api/v1/merchants/{slug}/products/{reference}",
                                    "PUT /api/v1/merchants/{slug}/coupons/{code}",
                                    "DELETE /api/v1/merchants/{slug}/coupons/{code}",
                                    "PUT /api/v1/merchants/{slug}/affiliates/{reference}",
                                    "DELETE /api/v1/merchants/{slug}/affiliates/{reference}",
                                    "PUT /api/v1/merchants/{slug}/buyers/{reference}",
                                    "DELETE /api/v1/merchants/{slug}/buyers/{reference}",
                                    "POST /api/v1/merchants/{slug}/blocklist",
                                    "DELETE /api/v1/merchants/{slug}/blocklist/{id}",
                                    "POST /api/v1/merchants/{slug}/imports"),
                            with(
                                    "provisioning:operate",
                                    Owned.NOTHING,
                                    "GET /api/v1/provisionings",
                                    "GET /api/v1/webhook-events",
                                    "GET /api/v1/providers",
                                    "POST /api/v1/reconciliations"),
                            with(
                                    "provisioning:operate",
                                    Owned.ORDER,
                                    "POST /api/v1/orders/{id}/resolution"),
                            with("provisioning:operate", Owned.PLATFORM, "GET /api/v1/invariants"),
                            with(
                                    "provisioning:operate",
                                    Owned.PROVISIONING,
                                    "POST /api/v1/provisionings/{id}/retry"),
                            with(
                                    "provisioning:operate",
                                    Owned.WEBHOOK_EVENT,
                                    "POST /api/v1/webhook-events/{id}/replay"),
                            with(
                                    "admin",
                                    Owned.MERCHANT,
                                    "PUT /api/v1/merchants/{slug}",
                                    "GET /api/v1/merchants/{slug}/accounts",
                                    "PUT /api/v1/merchants/{slug}/accounts/{provider}",
                                    "POST /api/v1/merchants/{slug}/accounts/{provider}/check",
                                    "POST /api/v1/merchants/{slug}/accounts/{provider}/webhook",
                                    "PUT /api/v1/merchants/{slug}/signing-secrets/{keyId}"),
                            with(
                                    "admin",
                                    Owned.NOTHING,
                                    "POST /api/v1/imports",
                                    "GET /api/v1/api-keys",
                                    "POST /api/v1/api-keys"),
                            with(
                                    "admin",
                                    Owned.API_KEY,
                                    "DELETE /api/v1/api-keys/{id}",
                                    "POST /api/v1/api-keys/{id}/rotate"))
                    .flatMap(it -> it)
                    .toList();

    private RouteTable() {}

    /** Whose things a route is about. */
    enum Owned {
        /** Nobody's in particular: a list shows what the caller reaches, a body says the rest. */
        NOTHING,
        /** Everybody's: only keys of the whole platform. */
        PLATFORM,
        MERCHANT,
        ORDER,
        PROVISIONING,
        WEBHOOK_EVENT,
        API_KEY
    }

    /** The scopes that open the route, the least one first; none for a public one. */
    record Route(String name, List<String> scopes, Owned owned, boolean isByProof) {
        String method() {
            return name.substring(0, name.indexOf(' '));
        }

        String path() {
            return name.substring(name.indexOf(' ') + 1);
        }
    }

    static Map<String, Route> all() {
        return ROUTES.stream()
                .collect(Collectors.toMap(Route::name, it -> it, (one, _) -> one, TreeMap::new));
    }

    static String name(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + (path.startsWith("/") ? "" : "/") + path;
    }

    private static Stream<Route> open(String... names) {
        return Arrays.stream(names).map(it -> new Route(it, List.of(), Owned.NOTHING, false));
    }

    private static Stream<Route> byProof(String... names) {
        return Arrays.stream(names).map(it -> new Route(it, List.of(), Owned.NOTHING, true));
    }

    private static Stream<Route> with(String scope, Owned owned, String... names) {
        var scopes = scope.equals("admin") ? List.of(scope) : List.of(scope, "admin");
        return Arrays.stream(names).map(it -> new Route(it, scopes, owned, false));
    }
}
