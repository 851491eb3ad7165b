package dev.catraca.sandbox.launcher;

import jakarta.json.Json;
import java.net.URI;

/** Nexus' account at the Stripe twin. */
record StripeAccount(String secretKey, String webhookSecret) {

    static StripeAccount of(Secrets secrets) {
        return new StripeAccount(
                secrets.get("stripe.secret-key", () -> Secrets.random("sk_test_")),
                secrets.get("stripe.webhook-secret", () -> Secrets.random("whsec_")));
    }

    /** Tells the twin where this account's events go, as one does in Stripe's dashboard. */
    void registerWebhook(URI twins, URI api) {
        var endpoint =
                Json.createObjectBuilder()
                        .add("url", api.resolve("/api/webhooks/stripe/nexus").toString())
                        .add("secret", webhookSecret)
                        .add("account", secretKey)
                        .build();
        try (var calls = new JsonCalls()) {
            calls.send("POST", twins.resolve("/stripe/twin/webhook-endpoints"), endpoint);
        }
    }

    @Override
    public String toString() {
        return "StripeAccount[***]";
    }
}
