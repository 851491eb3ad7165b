package dev.catraca.sandbox.launcher;

import dev.catraca.sandbox.twins.asaas.AsaasTwin;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;

/** A demo merchant's account at the Asaas twin. */
record AsaasAccount(String merchant, String accessToken, String webhookToken) {

    static AsaasAccount of(String merchant, Secrets secrets) {
        var prefix = "asaas.%s.".formatted(merchant);
        return new AsaasAccount(
                merchant,
                secrets.get(prefix + "access-token", () -> Secrets.random("$aact_hmlg_")),
                secrets.get(prefix + "webhook-token", () -> Secrets.random("asaas-")));
    }

    /** Tells the twin where this account's events go, as one does in Asaas' panel. */
    void registerWebhook(AsaasTwin twin, URI api) {
        twin.deliverTo(accessToken, api.resolve("/api/webhooks/asaas/" + merchant), webhookToken);
    }

    /** What the server is told of it. */
    JsonObject credentials(AsaasTwin twin) {
        return Json.createObjectBuilder()
                .add("accessToken", accessToken)
                .add("webhookTokens", Json.createArrayBuilder().add(webhookToken))
                .add("walletId", twin.walletId(accessToken))
                .build();
    }

    @Override
    public String toString() {
        return "AsaasAccount[" + merchant + "]";
    }
}
