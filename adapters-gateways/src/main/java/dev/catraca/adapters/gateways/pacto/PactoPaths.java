package dev.catraca.adapters.gateways.pacto;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.adapters.gateways.pacto.Operation.Api;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Where each operation is. Pacto documents only a part of its paths, so that each of them can be
 * set: {@code catraca.pacto-v2.path.card-sale}, with the placeholders of its default.
 */
@Dependent
class PactoPaths {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern FORM =
            Pattern.compile(
                    "/(?:[A-Za-z0-9._~/-]|\\{[a-z]+})*(?:\\?(?:[A-Za-z0-9._~&=-]|\\{[a-z]+})*)?");

    private final Map<Api, String> bases = new EnumMap<>(Api.class);
    private final Map<Operation, String> templates = new EnumMap<>(Operation.class);

    @Inject
    PactoPaths(Config config) {
        this(name -> config.getOptionalValue(name, String.class));
    }

    PactoPaths(Function<String, Optional<String>> settings) {
        bases.put(Api.V2, base(settings, Api.V2, "https://app.pactosolucoes.com.br/api/prest"));
        bases.put(Api.V3, base(settings, Api.V3, "https://apigw.pactosolucoes.com.br"));
        for (var operation : Operation.values()) {
            var template = settings.apply(operation.setting()).orElse(operation.path());
            check(operation, template);
            templates.put(operation, template);
        }
    }

    private static void check(Operation operation, String template) {
        if (!FORM.matcher(template).matches()) {
            throw new IllegalArgumentException(
                    operation.setting() + " is no path with {placeholders}");
        }
        var known = placeholders(operation.path());
        known.addAll(PactoAccount.placeholders(operation));
        if (!known.containsAll(placeholders(template))) {
            throw new IllegalArgumentException(
                    "%s can have the placeholders %s only".formatted(operation.setting(), known));
        }
    }

    private static Set<String> placeholders(String template) {
        return PLACEHOLDER
                .matcher(template)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String base(Function<String, Optional<String>> settings, Api api, String usual) {
        var base = settings.apply("catraca.%s.api-base".formatted(api.party())).orElse(usual);
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    URI base(Api api) {
        return URI.create(bases.getOrDefault(api, ""));
    }

    /** The path as it may be told: placeholders instead of values, and nothing of the query. */
    String route(Operation operation) {
        return template(operation).replaceFirst("\\?.*", "");
    }

    /** Whether the path has this placeholder. */
    boolean wants(Operation operation, String placeholder) {
        return template(operation).contains("{" + placeholder + "}");
    }

    /** The whole address. */
    String target(Operation operation, Map<String, String> values) {
        var path =
                PLACEHOLDER
                        .matcher(template(operation))
                        .replaceAll(
                                it ->
                                        Matcher.quoteReplacement(
                                                encoded(values.getOrDefault(it.group(1), ""))));
        return bases.get(operation.api()) + path;
    }

    private static String encoded(String value) {
        // A form's blank is a plus sign, which a path takes for itself.
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private String template(Operation operation) {
        return templates.getOrDefault(operation, operation.path());
    }
}
