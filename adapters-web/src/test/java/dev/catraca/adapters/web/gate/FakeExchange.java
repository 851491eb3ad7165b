package dev.catraca.adapters.web.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request and what is answered to it, as far as our filters and servlets look at them. */
final class FakeExchange {
    final Map<String, Object> attributes = new HashMap<>();
    final Map<String, List<String>> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    DispatcherType dispatcherType = DispatcherType.REQUEST;
    int status = 200;

    private final String path;
    private final @Nullable String query;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    FakeExchange(String path, @Nullable String query) {
        this.path = path;
        this.query = query;
        requestHeaders.put("Host", List.of("shop.example"));
    }

    HttpServletRequest request() {
        return fake(
                HttpServletRequest.class,
                (_, method, args) ->
                        switch (method.getName()) {
                            case "getAttribute" -> attributes.get((String) args[0]);
                            case "setAttribute" -> attributes.put((String) args[0], args[1]);
                            case "getDispatcherType" -> dispatcherType;
                            case "getRequestURI" -> path;
                            case "getQueryString" -> query;
                            case "getRequestURL" ->
                                    new StringBuffer("http://" + header("Host") + path);
                            case "getHeader" -> header((String) args[0]);
                            case "getHeaders" ->
                                    Collections.enumeration(
                                            requestHeaders.getOrDefault(
                                                    (String) args[0], List.of()));
                            default -> throw new UnsupportedOperationException(method.getName());
                        });
    }

    HttpServletResponse response() {
        return fake(
                HttpServletResponse.class,
                (_, method, args) -> {
                    switch (method.getName()) {
                        case "setStatus" -> status = (int) args[0];
                        case "setHeader" -> setHeader((String) args[0], (String) args[1]);
                        case "getOutputStream" -> {
                            return new Output();
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    /** As a container does: no value removes the header. */
    private void setHeader(String name, @Nullable String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    private @Nullable String header(String name) {
        var values = requestHeaders.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Output extends ServletOutputStream {
        @Override
        public void write(int it) {
            body.write(it);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
