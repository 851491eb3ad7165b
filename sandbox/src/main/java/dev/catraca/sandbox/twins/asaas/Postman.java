package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.twins.asaas.Delivery.Attempt;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.WebhookPost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Posts an event to its webhook, once; nothing is signed, a shared token is sent along. */
final class Postman implements AutoCloseable {

    private final WebhookPost http = new WebhookPost();

    Attempt post(Delivery delivery, Optional<Fault> struck, Instant at) {
        WebhookSettings settings = delivery.webhook().settings();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json;charset=UTF-8");
        headers.put("User-Agent", "Java/1.8.0_282");
        String token =
                struck.filter(fault -> fault == Fault.BAD_SIGNATURE).isPresent()
                        ? Ids.random("", 40)
                        : settings.authToken();
        if (token != null && struck.filter(fault -> fault == Fault.NO_SIGNATURE).isEmpty()) {
            headers.put("asaas-access-token", token);
        }
        byte[] body = JsonText.bytes(delivery.event().json());
        WebhookPost.Answer answer = http.post(settings.url(), body, headers);
        String note = struck.map(Fault::externalName).orElse("");
        return new Attempt(at, answer.status(), answer.status() == 0 ? answer.note() : note);
    }

    @Override
    public void close() {
        http.close();
    }
}
