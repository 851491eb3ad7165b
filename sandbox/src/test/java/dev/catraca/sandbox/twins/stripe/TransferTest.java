package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.StripeCalls.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client.Answer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a charge of 19990 that go on to a connected account, and come back. */
final class TransferTest {

    private static final String TRANSFERS = "/stripe/v1/transfers";
    private static final String PAYEE = "acct_1Loja";

    private final StripeCalls stripe = new StripeCalls();
    private String charge = "";

    @BeforeEach
    void pay() throws IOException {
        Answer connected =
                stripe.client.json(
                        "/stripe/twin/connected-accounts", "{\"ids\":[\"%s\"]}".formatted(PAYEE));
        assertThat(connected.status()).isEqualTo(204);
        charge = charge(stripe.open(), "card");
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private String charge(String session, String button) throws IOException {
        stripe.press(session, button);
        return stripe.get(SESSIONS + "/" + session + "?expand[]=payment_intent")
                .json()
                .getJsonObject("payment_intent")
                .getString("latest_charge");
    }

    private Map<String, String> transfer(long amount) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", Long.toString(amount));
        fields.put("currency", "brl");
        fields.put("destination", PAYEE);
        fields.put("source_transaction", charge);
        fields.put("transfer_group", "order-1");
        fields.put("metadata[transfer]", "t-1");
        return fields;
    }

    private Answer create(Map<String, String> fields, String... headers) throws IOException {
        return stripe.post(TRANSFERS, fields, headers);
    }

    @Test
    void a_part_goes_on_once_for_each_key() throws IOException {
        JsonObject made = create(transfer(15_000), "Idempotency-Key", "k1").json();
        assertThat(made.getString("object")).isEqualTo("transfer");
        assertThat(made.getInt("amount")).isEqualTo(15_000);
        assertThat(made.getString("source_transaction")).isEqualTo(charge);
        assertThat(create(transfer(15_000), "Idempotency-Key", "k1").json()).isEqualTo(made);
        assertThat(create(transfer(1), "Idempotency-Key", "k1").status()).isEqualTo(400);
        assertThat(stripe.twins.stripe().ledger().transfers()).hasSize(1);

        String id = made.getString("id");
        assertThat(stripe.get(TRANSFERS + "/" + id).json()).isEqualTo(made);
        assertThat(listed("?transfer_group=order-1&destination=" + PAYEE)).isOne();
        assertThat(listed("?transfer_group=order-2")).isZero();
    }

    private int listed(String query) throws IOException {
        return stripe.get(TRANSFERS + query).json().getJsonArray("data").size();
    }

    @Test
    void no_more_goes_on_than_was_collected() throws IOException {
        assertThat(create(transfer(15_000)).status()).isEqualTo(200);
        assertThat(create(transfer(4_991)).status()).isEqualTo(400);
        assertThat(create(transfer(4_990)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "destination, acct_1Nobody, resource_missing",
        "source_transaction, ch_none, resource_missing",
        "currency, usd, ''",
        "currency, BRL, ''",
        "amount, 0, parameter_invalid_integer",
        "amount, 1.5, parameter_invalid_integer",
        "surprise, 1, parameter_unknown",
        "source_type, card, parameter_unknown"
    })
    void what_is_not_in_order_is_refused(String field, String value, String code)
            throws IOException {
        Map<String, String> fields = transfer(1);
        fields.put(field, value);
        Answer answer = create(fields);
        assertThat(answer.status()).isEqualTo(400);
        JsonObject error = answer.json().getJsonObject("error");
        assertThat(error.getString("param")).isEqualTo(field);
        assertThat(error.getString("code", "")).isEqualTo(code);
        assertThat(stripe.twins.stripe().ledger().transfers()).isEmpty();
    }

    @Test
    void a_charge_that_was_declined_has_nothing_to_send() throws IOException {
        charge = charge(stripe.open(), "decline");
        assertThat(create(transfer(1)).status()).isEqualTo(400);
    }

    @Test
    void another_account_s_charge_is_not_there() throws IOException {
        Answer answer =
                stripe.client.form(
                        TRANSFERS, transfer(1), "Authorization", "Bearer sk_test_another");
        assertThat(answer.json().getJsonObject("error").getString("code"))
                .isEqualTo("resource_missing");
    }

    @Test
    void it_comes_back_in_parts_and_no_more_than_went() throws IOException {
        String id = create(transfer(15_000)).json().getString("id");
        String reversals = TRANSFERS + "/" + id + "/reversals";

        assertThat(stripe.post(reversals, Map.of("amount", "15001")).status()).isEqualTo(400);
        JsonObject part =
                stripe.post(reversals, Map.of("amount", "4000"), "Idempotency-Key", "r1").json();
        assertThat(part.getString("transfer")).isEqualTo(id);
        assertThat(stripe.post(reversals, Map.of("amount", "4000"), "Idempotency-Key", "r1").json())
                .isEqualTo(part);
        assertThat(stripe.get(TRANSFERS + "/" + id).json().getInt("amount_reversed"))
                .isEqualTo(4_000);

        assertThat(stripe.post(reversals, Map.of()).json().getInt("amount")).isEqualTo(11_000);
        assertThat(stripe.get(TRANSFERS + "/" + id).json().getBoolean("reversed")).isTrue();
        assertThat(stripe.post(reversals, Map.of()).status()).isEqualTo(400);
        assertThat(stripe.post(TRANSFERS + "/tr_none/reversals", Map.of()).status()).isEqualTo(404);
    }
}
