package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Twins;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;

/** The calls the tests of Asaas' twin make, with twins of their own. */
final class AsaasCalls implements AutoCloseable {

    static final String KEY = "$aact_hmlg_000MzkwODA2MWY2OGM3MWRlMDU2NWM3MzJlNzZmNGZhZGY6OnhlY28=";
    static final String COMPANY = "11111111-2222-4333-8444-555555555555";
    static final String AFFILIATE = "99999999-2222-4333-8444-555555555555";
    static final String CHECKOUTS = "/asaas/v3/checkouts";
    static final String PAYMENTS = "/asaas/v3/payments";
    static final String WEBHOOKS = "/asaas/v3/webhooks";

    final Twins twins = Twins.start(0, 0);
    final Client client = new Client(twins.uri());

    /** An order that is in order: two for R$ 75,25 each. */
    static String order() {
        return """
        {"billingTypes":["CREDIT_CARD","PIX"],"chargeTypes":["DETACHED"],"minutesToExpire":15,
         "externalReference":"0199f0aa-0000-7000-8000-000000000001",
         "callback":{"successUrl":"https://xeco.example/ok","cancelUrl":"https://xeco.example/no",
                     "expiredUrl":"https://xeco.example/late"},
         "items":[{"name":"Camiseta","description":"Algodão","quantity":2,"value":75.25,
                   "externalReference":"prod-123"}],
         "customerData":{"name":"Maria Silva","cpfCnpj":"52998224725","email":"maria@example.com",
                         "phone":"11987654321","address":"Rua A","addressNumber":"1",
                         "postalCode":"01310100","province":"Centro"},
         "splits":[{"walletId":"%s","percentageValue":90},{"walletId":"%s","percentageValue":10}]}
        """
                .formatted(COMPANY, AFFILIATE);
    }

    /** The same with up to so many instalments. */
    static String orderInInstalments(int most) {
        return order().replace("[\"DETACHED\"]", "[\"INSTALLMENT\"]")
                .replace(
                        "\"minutesToExpire\"",
                        "\"installment\":{\"maxInstallmentCount\":%d},\"minutesToExpire\""
                                .formatted(most));
    }

    Answer post(String path, String body) throws IOException {
        return client.json(path, body, "access_token", KEY);
    }

    Answer put(String path, String body) throws IOException {
        return client.send(
                "PUT", path, body, "access_token", KEY, "Content-Type", "application/json");
    }

    Answer get(String path) throws IOException {
        return client.get(path, "access_token", KEY);
    }

    Answer delete(String path) throws IOException {
        return client.send("DELETE", path, "", "access_token", KEY);
    }

    /** The id of a new checkout. */
    String open() throws IOException {
        return open(order());
    }

    String open(String order) throws IOException {
        return post(CHECKOUTS, order).json().getString("id");
    }

    Answer press(String checkout, String action) throws IOException {
        return press(checkout, action, Map.of());
    }

    Answer press(String checkout, String action, Map<String, String> form) throws IOException {
        return client.form(page(checkout) + "/" + action, form, "Accept", "application/json");
    }

    static String page(String checkout) {
        return "/asaas/checkoutSession/show/" + checkout;
    }

    /** The first payment of a checkout that Asaas lists, which is the newest. */
    JsonObject payment(String checkout) throws IOException {
        return get(PAYMENTS + "?checkoutSession=" + checkout)
                .json()
                .getJsonArray("data")
                .getJsonObject(0);
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    static String code(Answer refused) {
        return refused.json().getJsonArray("errors").getJsonObject(0).getString("code");
    }

    @Override
    public void close() {
        client.close();
        twins.close();
    }
}
