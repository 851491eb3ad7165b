package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.it.RouteTable.Owned;
import dev.catraca.it.RouteTable.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route that the server publishes, asked by everybody there is about everybody's things: the
 * answers follow from {@link RouteTable} alone. A route without an entry there fails.
 */
@ArquillianTest
class AccessMatrixIT {
    private Product product;
    private MatrixWorld world;

    @BeforeEach
    void visit() {
        product = Product.managed();
        world = MatrixWorld.of(product);
    }

    @Test
    void every_published_route_has_an_entry() {
        assertThat(published()).hasSizeGreaterThan(20);
        assertThat(published()).isSubsetOf(RouteTable.all().keySet());
    }

    @Test
    void a_protected_route_knows_nobody_without_a_valid_key() {
        var soft = new SoftAssertions();
        for (var route : protectedRoutes()) {
            var path = world.path(route, world.unknown());
            soft.assertThat(ask(product.http(), route, path).status())
                    .as("nobody asks " + route.name())
                    .isEqualTo(401);
            world.worthlessKeys()
                    .forEach(
                            (name, key) ->
                                    soft.assertThat(
                                                    ask(product.http().withKey(key), route, path)
                                                            .status())
                                            .as(name + " asks " + route.name())
                                            .isEqualTo(401));
        }
        soft.assertAll();
    }

    @Test
    void a_key_opens_the_routes_of_its_scope_and_no_others() {
        var soft = new SoftAssertions();
        for (var route : protectedRoutes()) {
            for (var scope : RouteTable.SCOPES) {
                var caller = product.http().withKey(world.key("", scope));
                var answer = ask(caller, route, world.path(route, world.unknown()));
                var as = scope + " asks " + route.name() + ": " + answer.body();
                if (route.scopes().contains(scope)) {
                    soft.assertThat(answer.status()).as(as).isNotIn(401, 403).isLessThan(500);
                } else {
                    soft.assertThat(answer.status()).as(as).isEqualTo(403);
                }
            }
        }
        soft.assertAll();
    }

    @Test
    void a_public_route_asks_for_no_key() {
        var soft = new SoftAssertions();
        for (var route : published(Set.of())) {
            if (!route.isByProof()) {
                var path = world.path(route, world.unknown());
                soft.assertThat(ask(product.http(), route, path).status())
                        .as(route.name())
                        .isNotIn(401, 403);
            }
        }
        soft.assertAll();
    }

    /** The owner and its platform reach a thing; for all others it does not exist. */
    @Test
    void things_of_others_are_as_unknown_as_none() {
        var soft = new SoftAssertions();
        for (var route : protectedRoutes()) {
            if (route.owned() == Owned.NOTHING || route.owned() == Owned.PLATFORM) {
                continue;
            }
            for (var scope : route.scopes()) {
                var unknown = answer(world.other(), scope, route, world.unknown());
                soft.assertThat(unknown.status()).as("unknown to " + route.name()).isEqualTo(404);
                reached(soft, world.unit(), world.unit(), scope, route, unknown);
                reached(soft, world.platform(), world.unit(), scope, route, unknown);
                reached(soft, world.platform(), world.platform(), scope, route, unknown);
                reached(soft, "", world.unit(), scope, route, unknown);
                hidden(soft, world.other(), world.unit(), scope, route, unknown);
                hidden(soft, world.other(), world.platform(), scope, route, unknown);
                hidden(soft, world.unit(), world.platform(), scope, route, unknown);
                hidden(soft, world.unit(), world.other(), scope, route, unknown);
            }
        }
        soft.assertAll();
    }

    @Test
    void what_is_everybodys_is_not_for_a_merchant_s_key() {
        var soft = new SoftAssertions();
        for (var route : protectedRoutes()) {
            if (route.owned() == Owned.PLATFORM) {
                soft.assertThat(answer(world.unit(), route.scopes().getFirst(), route, "").status())
                        .as(route.name())
                        .isEqualTo(403);
            }
        }
        soft.assertAll();
    }

    @Test
    void a_list_shows_the_own_things_and_those_of_units_only() {
        var units = world.newThing(Owned.ORDER, world.unit());
        var platforms = world.newThing(Owned.ORDER, world.platform());
        assertThat(listed(world.unit())).contains(units).doesNotContain(platforms);
        assertThat(listed(world.platform())).contains(units, platforms);
        assertThat(listed(world.other())).doesNotContain(units, platforms);
    }

    /** Whoever sells through a platform uses its accounts. */
    @Test
    void a_merchant_s_admin_joins_no_platform_of_somebody_else() {
        var admin = product.http().withKey(world.key(world.other(), "admin"));
        var path = "/api/v1/merchants/" + world.other();
        assertThat(admin.put(path, merchantOf(world.platform())).status()).isEqualTo(422);
        assertThat(admin.put(path, merchantOf("nobody-at-all")).status()).isEqualTo(422);
        var platform = product.http().withKey(world.key(world.platform(), "admin"));
        assertThat(
                        platform.put(
                                        "/api/v1/merchants/" + world.unit(),
                                        merchantOf(world.platform()))
                                .status())
                .isEqualTo(200);
        var unit = product.http().withKey(world.key(world.unit(), "admin"));
        assertThat(
                        unit.put("/api/v1/merchants/" + world.unit(), merchantOf(world.platform()))
                                .status())
                .as("as it was")
                .isEqualTo(200);
    }

    private static String merchantOf(String platform) {
        return """
                {"name":"Matrix","timeZone":"America/Sao_Paulo","currency":"BRL",
                "returnOrigins":[],"lateMoney":"accept","mainSystem":"none","platform":"%s"}"""
                .formatted(platform);
    }

    private String listed(String merchant) {
        return product.http()
                .withKey(world.key(merchant, "orders:read"))
                .get("/api/v1/orders?limit=200")
                .body();
    }

    private void reached(
            SoftAssertions soft,
            String caller,
            String owner,
            String scope,
            Route route,
            Http.Answer unknown) {
        var answer = answer(caller, scope, route, world.newThing(route.owned(), owner));
        var as =
                "%s with %s asks %s of %s: %s"
                        .formatted(caller, scope, route.name(), owner, answer);
        soft.assertThat(answer.status()).as(as).isNotIn(401, 403).isLessThan(500);
        soft.assertThat(text(answer)).as(as).isNotEqualTo(text(unknown));
    }

    private void hidden(
            SoftAssertions soft,
            String caller,
            String owner,
            String scope,
            Route route,
            Http.Answer unknown) {
        var answer = answer(caller, scope, route, world.newThing(route.owned(), owner));
        var as = "%s with %s asks %s of %s".formatted(caller, scope, route.name(), owner);
        soft.assertThat(text(answer)).as(as).isEqualTo(text(unknown));
        soft.assertThat(headers(answer)).as(as).isEqualTo(headers(unknown));
    }

    /** The answer but for the id of the request. */
    private static String text(Http.Answer answer) {
        return answer.status() + answer.body().replaceAll("urn:uuid:[0-9a-f-]{36}", "");
    }

    private static Set<String> headers(Http.Answer answer) {
        return new TreeSet<>(answer.response().headers().map().keySet());
    }

    private Http.Answer answer(String caller, String scope, Route route, String thing) {
        var http = product.http().withKey(world.key(caller, scope));
        return ask(http, route, world.path(route, thing));
    }

    private static Http.Answer ask(Http http, Route route, String path) {
        var caller = http.with("Idempotency-Key", UUID.randomUUID().toString());
        return switch (route.method()) {
            case "GET", "DELETE" -> caller.send(route.method(), path, BodyPublishers.noBody());
            default ->
                    caller.with("Content-Type", type(route))
                            .send(route.method(), path, BodyPublishers.ofString("{}"));
        };
    }

    private static String type(Route route) {
        return route.path().endsWith("/imports") ? "application/x-ndjson" : "application/json";
    }

    private List<Route> protectedRoutes() {
        return RouteTable.all().values().stream()
                .filter(it -> published().contains(it.name()) && !it.scopes().isEmpty())
                .toList();
    }

    private List<Route> published(Set<String> scopes) {
        return RouteTable.all().values().stream()
                .filter(it -> published().contains(it.name()))
                .filter(it -> Set.copyOf(it.scopes()).equals(scopes))
                .toList();
    }

    private Set<String> published() {
        var paths = product.http().get("/openapi?format=json").json().getJsonObject("paths");
        return paths.entrySet().stream()
                .flatMap(
                        path ->
                                path.getValue().asJsonObject().keySet().stream()
                                        .filter(RouteTable.METHODS::contains)
                                        .map(method -> RouteTable.name(method, path.getKey())))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
