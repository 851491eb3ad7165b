package dev.catraca.adapters.web.gate;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Puts a {@link BodyGate} in front of every resource method that may take a body. */
@Provider
public class BodyGates implements DynamicFeature {
    private static final Set<String> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        if (!takesBody(method)) {
            return;
        }
        var rules =
                Optional.ofNullable(method.getAnnotation(BodyRules.class))
                        .or(
                                () ->
                                        Optional.ofNullable(
                                                resource.getResourceClass()
                                                        .getAnnotation(BodyRules.class)));
        context.register(new BodyGate(rules.map(BodyRules::contentType).orElse(BodyRules.JSON)));
    }

    private static boolean takesBody(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(it -> it.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(it -> it != null && !WITHOUT_BODY.contains(it.value()));
    }
}
