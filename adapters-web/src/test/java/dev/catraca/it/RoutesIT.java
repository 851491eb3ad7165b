package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever route it is, a body that makes no sense is refused in the route's own words. */
@ArquillianTest
class RoutesIT {
    private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");
    private static final List<String> NONSENSE =
            List.of("{\"a\":1,\"a\":2}", "{\"no\":\"such field\"}", "[]", "\u0000", "{");

    private Product product;

    @BeforeEach
    void visit() {
        product = Product.managed();
    }

    private record Route(String method, String path) {}

    @Test
    void no_route_fails_over_a_body_that_makes_no_sense() {
        var routes = routes();
        assertThat(routes).hasSizeGreaterThan(15);

        for (var route : routes) {
            for (var body : NONSENSE) {
                var answer =
                        caller(route)
                                .send(route.method(), route.path(), BodyPublishers.ofString(body));
                assertThat(answer.status()).as("%s with %s", answer, body).isLessThan(500);
                if (answer.status() >= 400) {
                    assertEnvelope(route, answer);
                } else {
                    // A route without a body of its own: what nobody reads does no harm.
                    assertThat(answer.status()).as("%s", answer).isIn(200, 202, 204);
                }
            }
        }
    }

    @Test
    void no_route_takes_another_type_of_body() {
        for (var route : routes()) {
            var answer =
                    product.admin()
                            .with("Content-Type", "application/xml")
                            .with("Idempotency-Key", UUID.randomUUID().toString())
                            .send(route.method(), route.path(), BodyPublishers.ofString("<a/>"));
            assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
            assertEnvelope(route, answer);
        }
    }

    private Http caller(Route route) {
        var key =
                route.path().startsWith("/api/users")
                        ? product.environment().mainSystemKey()
                        : product.environment().adminKey();
        return product.http()
                .withKey(key)
                .with("Content-Type", "application/json")
                .with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void assertEnvelope(Route route, Http.Answer answer) {
        var isSite = route.path().matches("/api/(payments|users|auth|checkout|pacto|pacto-v3)/.*");
        var isGym = route.path().startsWith("/api/pacto");
        assertThat(answer.header("Content-Type"))
                .as("%s", answer)
                .startsWith(isSite ? "application/json" : "application/problem+json");
        assertThat(answer.json()).as("%s", answer).containsKey(isSite ? "error" : "code");
        assertThat(answer.json().getBoolean("success", true)).as("%s", answer).isEqualTo(!isGym);
    }

    /** From what the server says of itself; ids and names in paths are unknown ones. */
    private List<Route> routes() {
        var paths =
                product.http()
                        .with("Accept", "application/json")
                        .get("/openapi")
                        .json()
                        .getJsonObject("paths");
        var routes = new ArrayList<Route>();
        paths.forEach(
                (path, operations) -> {
                    for (var method : ((JsonObject) operations).keySet()) {
                        if (METHODS.contains(method)) {
                            routes.add(
                                    new Route(
                                            method.toUpperCase(Locale.ROOT),
                                            path.replaceAll("\\{[^}]*}", "unknown-x")));
                        }
                    }
                });
        return routes;
    }
}
