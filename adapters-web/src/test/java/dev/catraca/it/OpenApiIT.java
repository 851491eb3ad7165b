package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.catraca.adapters.web.gate.ProblemCode;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the API is complete, and every example in it works as it stands. */
@ArquillianTest
class OpenApiIT {
    /**
     * A stream is followed elsewhere, until its end; and only the twin of Stripe knows the secret
     * of Nexus' account.
     */
    private static final Set<String> NOT_CALLED = Set.of("followCheckout", "receiveStripeWebhook");

    private Product product;
    private JsonObject description;

    @BeforeEach
    void read() {
        product = Product.managed();
        description = product.http().with("Accept", "application/json").get("/openapi").json();
    }

    @Test
    void every_route_is_described_and_nothing_else() {
        assertThat(described()).isEqualTo(routes());
    }

    @Test
    void every_problem_code_is_listed_and_explained() {
        var listed =
                description
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("ProblemCode")
                        .getJsonArray("enum")
                        .getValuesAs(JsonString::getString);
        var existing = Arrays.stream(ProblemCode.values()).map(ProblemCode::code).sorted().toList();

        assertThat(listed).isEqualTo(existing);
        for (var code : listed) {
            assertThat(product.http().get("/problems/" + code).status()).as(code).isEqualTo(200);
        }
    }

    @Test
    void every_example_works() {
        var examples = new Examples(product);
        operations()
                .filter(it -> !NOT_CALLED.contains(it.id()))
                .forEach(
                        it -> {
                            var answer = it.call(examples);
                            assertThat(answer.status())
                                    .as("%s: %s", it.id(), answer)
                                    .isLessThan(400);
                            assertThat(it.json().getJsonObject("responses"))
                                    .as("%s answers %s", it.id(), answer.status())
                                    .containsKey(Integer.toString(answer.status()));
                        });
    }

    @Test
    void every_operation_has_an_example_for_whatever_it_takes() {
        operations()
                .forEach(
                        it -> {
                            if (it.json().containsKey("requestBody")) {
                                assertThat(it.content()).as(it.id()).containsKey("example");
                            }
                            assertThat(it.json().getString("summary")).as(it.id()).isNotBlank();
                        });
    }

    private record Operation(String method, String path, JsonObject json) {
        String id() {
            return json.getString("operationId");
        }

        JsonObject content() {
            return (JsonObject)
                    json.getJsonObject("requestBody")
                            .getJsonObject("content")
                            .values()
                            .iterator()
                            .next();
        }

        Http.Answer call(Examples examples) {
            var address = path;
            var query = "";
            var http = examples.caller(json);
            for (var each : parameters()) {
                var name = each.getString("name");
                var example = examples.of(id(), name, each.get("example"));
                if (example.isEmpty()) {
                    continue;
                }
                var value = example.get();
                switch (each.getString("in")) {
                    case "path" ->
                            address =
                                    address.replace(
                                            "{" + name + "}", URLEncoder.encode(value, UTF_8));
                    case "query" -> query += "&" + name + "=" + URLEncoder.encode(value, UTF_8);
                    default -> http = http.with(name, value);
                }
            }
            if (json.containsKey("requestBody")) {
                var type =
                        json.getJsonObject("requestBody")
                                .getJsonObject("content")
                                .keySet()
                                .iterator()
                                .next();
                var body = examples.body(id(), type, content().get("example"));
                return examples.signed(id(), http.with("Content-Type", type), body)
                        .send(
                                method.toUpperCase(Locale.ROOT),
                                address,
                                BodyPublishers.ofString(body));
            }
            var full = query.isEmpty() ? address : address + "?" + query.substring(1);
            return http.send(method.toUpperCase(Locale.ROOT), full, BodyPublishers.noBody());
        }

        private Iterable<JsonObject> parameters() {
            return json.containsKey("parameters")
                    ? json.getJsonArray("parameters").getValuesAs(JsonObject.class)
                    : Set.of();
        }
    }

    private Stream<Operation> operations() {
        return description.getJsonObject("paths").entrySet().stream()
                .flatMap(
                        path ->
                                ((JsonObject) path.getValue())
                                        .entrySet().stream()
                                                .map(
                                                        it ->
                                                                new Operation(
                                                                        it.getKey(),
                                                                        path.getKey(),
                                                                        (JsonObject)
                                                                                it.getValue())));
    }

    private Set<String> described() {
        return operations()
                .map(it -> it.method() + " " + it.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> routes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.catraca.adapters.web")
                        .stream()
                        .filter(it -> it.isAnnotatedWith(Path.class))
                        .flatMap(OpenApiIT::routes)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> routes(JavaClass resource) {
        var root = resource.getAnnotationOfType(Path.class).value();
        return resource.getMethods().stream()
                .filter(method -> !isHidden(method))
                .flatMap(
                        method ->
                                verb(method)
                                        .map(
                                                verb ->
                                                        verb.toLowerCase(Locale.ROOT)
                                                                + " "
                                                                + joined(root, method)));
    }

    /** What is for machines of the operator, and described in the guide. */
    private static boolean isHidden(JavaMethod method) {
        return method.isAnnotatedWith(org.eclipse.microprofile.openapi.annotations.Operation.class);
    }

    private static Stream<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(it -> it.getRawType())
                .filter(it -> it.isAnnotatedWith(HttpMethod.class))
                .map(it -> it.getAnnotationOfType(HttpMethod.class).value());
    }

    private static String joined(String root, JavaMethod method) {
        var rest =
                method.isAnnotatedWith(Path.class)
                        ? "/" + method.getAnnotationOfType(Path.class).value()
                        : "";
        return ("/" + root + rest).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
    }
}
