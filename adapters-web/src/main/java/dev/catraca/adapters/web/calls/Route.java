package dev.catraca.adapters.web.calls;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import org.jspecify.annotations.Nullable;

/** The template of a route, such as {@code /api/v1/orders/{id}}. */
final class Route {
    private Route() {}

    static String of(ResourceInfo resource) {
        var ofClass = resource.getResourceClass().getAnnotation(Path.class);
        var ofMethod = resource.getResourceMethod().getAnnotation(Path.class);
        var joined = text(ofClass) + "/" + text(ofMethod);
        return "/" + joined.replaceAll("^/+|/+$", "").replaceAll("/{2,}", "/");
    }

    private static String text(@Nullable Path path) {
        return path == null ? "" : path.value();
    }
}
