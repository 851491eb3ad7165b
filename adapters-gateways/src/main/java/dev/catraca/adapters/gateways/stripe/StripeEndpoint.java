package dev.catraca.adapters.gateways.stripe;

import static dev.catraca.adapters.gateways.http.JsonFields.object;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;

/**
 * Where Stripe sends events.
 *
 * @param isOurs whether it was made here, and not by a person
 */
record StripeEndpoint(
        String id, String url, boolean isEnabled, List<String> events, boolean isOurs) {
    /** The metadata that says so. */
    static final String OURS = "catraca_merchant";

    private static final String ALL = "*";

    static StripeEndpoint of(JsonObject json) {
        return new StripeEndpoint(
                text(json, "id").orElseThrow(() -> new UnexpectedAnswer("id")),
                text(json, "url").orElseThrow(() -> new UnexpectedAnswer("url")),
                text(json, "status").filter("enabled"::equals).isPresent(),
                json.get("enabled_events") instanceof JsonArray events
                        ? events.getValuesAs(JsonString.class).stream()
                                .map(JsonString::getString)
                                .toList()
                        : List.of(),
                object(json, "metadata").flatMap(it -> text(it, OURS)).isPresent());
    }

    boolean isAt(URI address) {
        return url.equals(address.toString());
    }

    /** Those of {@code needed} that it does not send. */
    List<String> missing(List<String> needed) {
        return events.contains(ALL)
                ? List.of()
                : needed.stream().filter(it -> !events.contains(it)).toList();
    }
}
