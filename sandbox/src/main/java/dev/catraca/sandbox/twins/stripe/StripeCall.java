package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.FormPairs;
import dev.catraca.sandbox.twins.http.MalformedForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An authenticated call of Stripe's API. */
record StripeCall(Call http, Account account, ApiVersion version, String requestId) {

    /** The parameter that every operation knows, and its rule alone. */
    static final Rule EXPAND = Rule.list(20, Rule.text(255));

    static final Rule ONLY_EXPAND = Rule.object(Map.of("expand", EXPAND), Set.of());

    Optional<String> idempotencyKey() {
        return http.method().equals("POST") ? http.header("Idempotency-Key") : Optional.empty();
    }

    Event.Cause cause() {
        return new Event.Cause(requestId, idempotencyKey().orElse(null));
    }

    String pathParameter(String name) {
        return http.pathParameter(name);
    }

    /** The parameters: of a POST those in the form, of a GET those in the query. */
    FormNode.Branch parameters() {
        return FormNode.parse(pairs());
    }

    /** What an idempotent request is compared by; the order of parameters does not matter. */
    String fingerprint() {
        String request =
                http.method()
                        + http.path()
                        + pairs().stream()
                                .map(pair -> pair.getKey() + "\u0000" + pair.getValue())
                                .sorted()
                                .collect(Collectors.joining("\u0001", "\u0001", ""));
        return sha256(request);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("every Java has SHA-256", unavailable);
        }
    }

    private List<Map.Entry<String, String>> pairs() {
        try {
            if (!http.method().equals("POST")) {
                return http.query();
            }
            byte[] body = http.body();
            if (body.length > 0
                    && !http.contentType().equals("application/x-www-form-urlencoded")) {
                throw StripeRefusal.invalid(
                        null,
                        "Invalid request (check that your POST content type is"
                                + " application/x-www-form-urlencoded).");
            }
            return FormPairs.parse(new String(body, StandardCharsets.UTF_8));
        } catch (MalformedForm malformed) {
            throw StripeRefusal.invalid(null, "Invalid URL encoding in the request's parameters.");
        }
    }

    /** What {@code expand[]} asks for; only those named may be expanded. */
    static Set<String> expand(FormNode.Branch parameters, String prefix, Set<String> expandable) {
        return parameters.texts("expand").stream()
                .map(
                        name -> {
                            String plain =
                                    name.startsWith(prefix) ? name.substring(prefix.length()) : "";
                            if (!expandable.contains(plain)) {
                                throw StripeRefusal.invalid(
                                        "expand[]",
                                        "This property cannot be expanded (%s).".formatted(name));
                            }
                            return plain;
                        })
                .collect(Collectors.toSet());
    }
}
