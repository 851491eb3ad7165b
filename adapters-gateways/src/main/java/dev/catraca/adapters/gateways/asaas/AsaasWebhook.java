package dev.catraca.adapters.gateways.asaas;

import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;
import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.domain.merchant.MerchantId;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Asaas sends events: one queue of its own, which stops after fifteen failures until somebody
 * says that it may go on.
 *
 * @param isOurs whether it was made here, and not by a person
 * @param hasToken whether its events carry one
 */
record AsaasWebhook(
        String id,
        String url,
        boolean isEnabled,
        boolean isInterrupted,
        boolean hasToken,
        List<String> events,
        boolean isOurs) {
    private static final String OURS = "catraca:";

    /** The path of our addresses, whoever the merchant is. */
    private static final String PATH = "/api/webhooks/" + AsaasProvider.NAME + "/";

    static AsaasWebhook of(JsonObject json) {
        return new AsaasWebhook(
                AsaasWire.required(json, "id"),
                AsaasWire.required(json, "url"),
                isTrue(json, "enabled"),
                isTrue(json, "interrupted"),
                !JsonValue.FALSE.equals(json.get("hasAuthToken")),
                json.get("events") instanceof JsonArray events
                        ? events.stream()
                                .filter(JsonString.class::isInstance)
                                .map(it -> ((JsonString) it).getString())
                                .toList()
                        : List.of(),
                text(json, "name").filter(it -> it.startsWith(OURS)).isPresent());
    }

    boolean isAt(URI address) {
        return url.equals(address.toString());
    }

    /** Whether it leads to us, or to another installation of us. */
    boolean isOfOurKind() {
        return url.contains(PATH);
    }

    /** Those of {@code needed} that it does not send. */
    List<String> missing(List<String> needed) {
        return needed.stream().filter(it -> !events.contains(it)).toList();
    }

    boolean isComplete() {
        return isEnabled && !isInterrupted && missing(AsaasEvents.NEEDED).isEmpty();
    }

    /** What makes it complete. */
    JsonObject completion() {
        return Json.createObjectBuilder()
                .add("enabled", true)
                .add("interrupted", false)
                .add(
                        "events",
                        array(
                                Stream.concat(events.stream(), missing(AsaasEvents.NEEDED).stream())
                                        .toList()))
                .build();
    }

    /** What lets its queue go on. */
    static JsonObject reopening() {
        return Json.createObjectBuilder().add("interrupted", false).build();
    }

    /** A new one; Asaas writes to {@code mail} when it fails to deliver. */
    static JsonObject request(
            URI address, String token, Optional<String> mail, MerchantId merchant) {
        var json =
                Json.createObjectBuilder()
                        .add("name", OURS + merchant.value())
                        .add("url", address.toString())
                        .add("enabled", true)
                        .add("interrupted", false)
                        .add("apiVersion", 3)
                        .add("authToken", token)
                        .add("sendType", "SEQUENTIALLY")
                        .add("events", array(AsaasEvents.NEEDED));
        mail.ifPresent(it -> json.add("email", it));
        return json.build();
    }

    private static JsonArrayBuilder array(Collection<String> texts) {
        var array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
