package dev.catraca.sandbox.twins.asaas;

import static dev.catraca.sandbox.twins.asaas.AsaasCalls.AFFILIATE;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.CHECKOUTS;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.COMPANY;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.KEY;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.code;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.order;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.orderInInstalments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Client.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which checkouts the twin opens, which it refuses, and how they end unpaid. */
final class CheckoutTest {

    private final AsaasCalls asaas = new AsaasCalls();

    @AfterEach
    void close() {
        asaas.close();
    }

    @Test
    void an_order_in_order_becomes_an_active_checkout_with_a_page() throws IOException {
        Answer answer = asaas.post(CHECKOUTS, order());

        assertThat(answer.status()).isEqualTo(200);
        JsonObject checkout = answer.json();
        assertThat(checkout.getString("id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(checkout.getString("status")).isEqualTo("ACTIVE");
        assertThat(checkout.getString("link"))
                .isEqualTo(asaas.twins.uri() + AsaasCalls.page(checkout.getString("id")));
        assertThat(checkout.getInt("minutesToExpire")).isEqualTo(15);
        assertThat(checkout.getString("externalReference"))
                .isEqualTo("0199f0aa-0000-7000-8000-000000000001");
        assertThat(checkout.getJsonArray("items").getJsonObject(0).getJsonNumber("value"))
                .hasToString("75.25");
        assertThat(asaas.client.get(AsaasCalls.page(checkout.getString("id"))).body())
                .contains("Camiseta", "150,50", "Pagar com PIX");
    }

    @Test
    void shares_are_read_back_under_other_names_than_they_were_sent() throws IOException {
        JsonObject checkout = asaas.post(CHECKOUTS, order()).json();

        assertThat(checkout).doesNotContainKey("splits");
        JsonObject share = checkout.getJsonArray("split").getJsonObject(1);
        assertThat(share.getString("walletId")).isEqualTo(AFFILIATE);
        assertThat(share.getJsonNumber("percentualValue")).hasToString("10");
        assertThat(share.get("fixedValue")).isEqualTo(JsonValue.NULL);
        assertThat(share).doesNotContainKey("percentageValue");
    }

    @Test
    void nothing_makes_two_equal_orders_one_checkout() throws IOException {
        assertThat(asaas.open()).isNotEqualTo(asaas.open());
        assertThat(asaas.twins.asaas().ledger().checkouts()).hasSize(2);
        assertThat(asaas.twins.asaas().ledger().calls("create-checkout")).isEqualTo(2);
    }

    /** Each changes one thing of an order in order; the code names what is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "minutesToExpire":15     | "minutesToExpire":9       | invalid_minutesToExpire
                    "minutesToExpire":15     | "minutesToExpire":1441    | invalid_minutesToExpire
                    "minutesToExpire":15     | "minutesToExpire":"15"    | invalid_minutesToExpire
                    "minutesToExpire":15     | "minutesToExpire":15.5    | invalid_minutesToExpire
                    "minutesToExpire":15     | "totalAmount":150.50      | invalid_totalAmount
                    "externalReference":"prod-123" | "unitPrice":75.25   | invalid_items[0].unitPrice
                    ["CREDIT_CARD","PIX"]    | ["BOLETO"]                | invalid_billingTypes
                    ["CREDIT_CARD","PIX"]    | ["PIX","PIX"]             | invalid_billingTypes
                    ["CREDIT_CARD","PIX"]    | []                        | invalid_billingTypes
                    ["CREDIT_CARD","PIX"]    | null                      | invalid_billingTypes
                    ["DETACHED"]             | ["MONTHLY"]               | invalid_chargeTypes
                    ["DETACHED"]             | ["INSTALLMENT"]           | invalid_installment
                    ["DETACHED"]             | ["RECURRENT"]             | invalid_subscription
                    "minutesToExpire":15     | "installment":{"maxInstallmentCount":3}  | invalid_installment
                    "minutesToExpire":15     | "subscription":{"cycle":"MONTHLY","nextDueDate":"2027-01-01"} | invalid_subscription
                    "quantity":2             | "quantity":0              | invalid_items[0].quantity
                    "quantity":2             | "quantity":"2"            | invalid_items[0].quantity
                    "quantity":2             | "quantity":null           | invalid_items[0].quantity
                    "value":75.25            | "value":"75.25"           | invalid_items[0].value
                    "value":75.25            | "value":0                 | invalid_items[0].value
                    "value":75.25            | "value":-75.25            | invalid_items[0].value
                    "value":75.25            | "value":75.255            | invalid_items[0].value
                    "value":75.25            | "value":39.900001525878906 | invalid_items[0].value
                    "name":"Camiseta"        | "name":"Uma camiseta de nome longo demais" | invalid_items[0].name
                    "name":"Camiseta"        | "name":" "                | invalid_items[0].name
                    "quantity":2             | "quantity":2,"imageBase64":"data:image/png;base64,AAAA" | invalid_items[0].imageBase64
                    "postalCode":"01310100"  | "postalCode":"1310100"    | invalid_customerData.postalCode
                    "postalCode":"01310100"  | "city":"São Paulo"        | invalid_customerData.city
                    "cpfCnpj":"52998224725"  | "cpfCnpj":"52998224726"   | invalid_customerData.cpfCnpj
                    "cpfCnpj":"52998224725"  | "cpfCnpj":"11111111111"   | invalid_customerData.cpfCnpj
                    "phone":"11987654321"    | "phone":"+5511987654321"  | invalid_customerData.phone
                    "email":"maria@example.com" | "email":"maria"        | invalid_customerData.email
                    "minutesToExpire":15     | "customer":"cus_000005836346" | invalid_customer
                    "successUrl":"https://xeco.example/ok" | "successUrl":"xeco" | invalid_callback.successUrl
                    "cancelUrl":"https://xeco.example/no", | ``          | invalid_callback.cancelUrl
                    "percentageValue":10     | "percentualValue":10      | invalid_splits[1].percentualValue
                    "percentageValue":10     | "percentageValue":10.0001 | invalid_splits
                    "percentageValue":10     | "percentageValue":9.00001 | invalid_splits[1].percentageValue
                    "percentageValue":10     | "percentageValue":0       | invalid_splits[1].percentageValue
                    "percentageValue":10     | "percentageValue":10,"fixedValue":1 | invalid_splits[1].walletId
                    ,"percentageValue":10    | ``                        | invalid_splits[1].walletId
                    "percentageValue":10     | "totalFixedValue":10      | invalid_splits[1].totalFixedValue
                    """)
    void an_order_with_one_thing_wrong_is_refused_by_its_name(
            String right, String wrong, String code) throws IOException {
        assertThat(order()).contains(right);

        Answer answer = asaas.post(CHECKOUTS, order().replaceFirst(quoted(right), literal(wrong)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(asaas.twins.asaas().ledger().checkouts()).isEmpty();
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static String literal(String text) {
        return Matcher.quoteReplacement(text);
    }

    @ParameterizedTest
    @CsvSource({"externalReference, 201", "description, 151", "complement, 256"})
    void a_text_that_is_too_long_is_refused(String name, int length) throws IOException {
        String text = "\"%s\":\"%s\"".formatted(name, "é".repeat(length));
        String changed =
                switch (name) {
                    case "externalReference" ->
                            order().replaceFirst("\"externalReference\":\"0[^\"]*\"", text);
                    case "description" -> order().replaceFirst("\"description\":\"[^\"]*\"", text);
                    default -> order().replaceFirst("\"province\":\"[^\"]*\"", text);
                };

        assertThat(asaas.post(CHECKOUTS, changed).status()).isEqualTo(400);
        String shorter = changed.replaceFirst("é", "");
        assertThat(asaas.post(CHECKOUTS, shorter).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 22})
    void more_instalments_than_twenty_one_do_not_exist(int most) throws IOException {
        assertThat(code(asaas.post(CHECKOUTS, orderInInstalments(most))))
                .isEqualTo("invalid_installment.maxInstallmentCount");
        assertThat(asaas.post(CHECKOUTS, orderInInstalments(21)).status()).isEqualTo(200);
    }

    @Test
    void the_own_wallet_gets_no_share() throws IOException {
        String own = asaas.twins.asaas().walletId(KEY);

        Answer answer = asaas.post(CHECKOUTS, order().replace(COMPANY, own));

        assertThat(code(answer)).isEqualTo("invalid_splits[0].walletId");
        assertThat(
                        asaas.get("/asaas/v3/wallets/")
                                .json()
                                .getJsonArray("data")
                                .getJsonObject(0)
                                .getString("id"))
                .isEqualTo(own);
    }

    @Test
    void what_is_no_json_object_is_refused() throws IOException {
        for (String body : new String[] {"", "[]", "{\"items\":[],\"items\":[]}", order() + "{}"}) {
            assertThat(code(asaas.post(CHECKOUTS, body))).isEqualTo("invalid_object");
        }
    }

    @Test
    void a_checkout_cannot_be_read() throws IOException {
        Answer answer = asaas.get(CHECKOUTS + "/" + asaas.open());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("not_found");
    }

    @Test
    void an_active_checkout_can_be_cancelled_once() throws IOException {
        String id = asaas.open();

        assertThat(asaas.post(CHECKOUTS + "/" + id + "/cancel", "").json().getString("status"))
                .isEqualTo("CANCELED");

        assertThat(asaas.post(CHECKOUTS + "/" + id + "/cancel", "").status()).isEqualTo(400);
        assertThat(asaas.press(id, "pix").status()).isEqualTo(409);
        assertThat(asaas.post(CHECKOUTS + "/no-such-id/cancel", "").status()).isEqualTo(404);
    }

    @Test
    void a_checkout_expires_by_the_clock() throws IOException {
        String id = asaas.open();
        asaas.twins.clock().advance(Duration.ofMinutes(14));
        assertThat(asaas.press(id, "decline").status()).isEqualTo(200);

        asaas.twins.clock().advance(Duration.ofMinutes(1));

        assertThat(asaas.twins.asaas().ledger().checkout(id).orElseThrow().status())
                .isEqualTo("EXPIRED");
        assertThat(asaas.twins.asaas().ledger().events("CHECKOUT_EXPIRED")).hasSize(1);
        assertThat(asaas.press(id, "card").status()).isEqualTo(409);
        assertThat(asaas.client.get(AsaasCalls.page(id)).body()).contains("expirou");
    }

    @Test
    void a_fault_loses_or_empties_a_share() throws IOException {
        strike(Fault.SPLIT_DROPPED);
        assertThat(asaas.post(CHECKOUTS, order()).json().getJsonArray("split")).hasSize(1);

        strike(Fault.SPLIT_EMPTIED);
        JsonObject share =
                asaas.post(CHECKOUTS, order()).json().getJsonArray("split").getJsonObject(1);
        assertThat(share.getJsonNumber("percentualValue")).hasToString("0");

        assertThat(asaas.post(CHECKOUTS, order()).json().getJsonArray("split")).hasSize(2);
    }

    private void strike(Fault fault) {
        asaas.twins.faults().arm(FaultOrder.of(fault).at("asaas", "create-checkout"));
    }

    @Test
    void a_checkout_may_be_made_although_no_answer_came() throws IOException {
        strike(Fault.ERROR_500_AFTER);

        assertThat(asaas.post(CHECKOUTS, order()).status()).isEqualTo(500);

        assertThat(asaas.twins.asaas().ledger().checkouts()).hasSize(1);
    }
}
