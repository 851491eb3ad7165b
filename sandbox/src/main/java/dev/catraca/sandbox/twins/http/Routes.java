package dev.catraca.sandbox.twins.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which action serves a method and path; a path's segment may be a parameter: {@code {name}}. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();
    private final List<Fallback> fallbacks = new ArrayList<>();

    public Routes add(String method, String path, Action action) {
        routes.add(new Route(method, segments(path), action));
        return this;
    }

    /** Who answers what no route under this prefix matches; the longest prefix wins. */
    public Routes otherwise(String prefix, Action action) {
        fallbacks.add(new Fallback(prefix, action));
        fallbacks.sort(Comparator.comparingInt(fallback -> -fallback.prefix.length()));
        return this;
    }

    Reply answer(Call call) {
        List<String> path = segments(call.path());
        for (Route route : routes) {
            if (route.method.equals(call.method())) {
                Optional<Map<String, String>> parameters = route.match(path);
                if (parameters.isPresent()) {
                    return route.action.answer(call.with(parameters.get()));
                }
            }
        }
        return fallbacks.stream()
                .filter(fallback -> call.path().startsWith(fallback.prefix))
                .findFirst()
                .map(fallback -> fallback.action.answer(call))
                .orElseGet(() -> Reply.empty(404));
    }

    private static List<String> segments(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return List.of(relative.split("/", -1));
    }

    private record Fallback(String prefix, Action action) {}

    private record Route(String method, List<String> pattern, Action action) {

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != pattern.size()) {
                return Optional.empty();
            }
            Map<String, String> parameters = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String expected = pattern.get(i);
                if (expected.startsWith("{")) {
                    parameters.put(
                            expected.substring(1, expected.length() - 1), decoded(path.get(i)));
                } else if (!expected.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }

        private static String decoded(String segment) {
            try {
                // A plus is itself in a path, and a blank only in a form.
                return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                return segment;
            }
        }
    }
}
