package dev.catraca.sandbox.twins.asaas;

import static dev.catraca.sandbox.twins.asaas.AsaasCalls.WEBHOOKS;
import static dev.catraca.sandbox.twins.asaas.AsaasCalls.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client.Answer;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account registers, changes and removes its own webhooks. */
final class WebhookTest {

    private static final String GOOD =
            """
            {"name":"shop","url":"http://localhost:1/hook","email":"ops@xeco.example",
             "enabled":true,"interrupted":false,"apiVersion":3,
             "authToken":"a-token-that-the-shop-and-asaas-share","sendType":"SEQUENTIALLY",
             "events":["CHECKOUT_PAID","PAYMENT_RECEIVED"]}
            """;

    private final AsaasCalls asaas = new AsaasCalls();

    @AfterEach
    void close() {
        asaas.close();
    }

    @Test
    void a_webhook_is_registered_listed_changed_and_removed() throws IOException {
        Answer made = asaas.post(WEBHOOKS, GOOD);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).doesNotContain("a-token-that");
        JsonObject webhook = made.json();
        assertThat(webhook.getBoolean("hasAuthToken")).isTrue();
        assertThat(webhook.getBoolean("interrupted")).isFalse();
        String path = WEBHOOKS + "/" + webhook.getString("id");
        assertThat(asaas.get(path).json()).isEqualTo(webhook);

        JsonObject changed =
                asaas.put(path, "{\"enabled\":false,\"sendType\":\"NON_SEQUENTIALLY\"}").json();
        assertThat(changed.getBoolean("enabled")).isFalse();
        assertThat(changed.getString("sendType")).isEqualTo("NON_SEQUENTIALLY");
        assertThat(changed.getString("url")).isEqualTo("http://localhost:1/hook");
        assertThat(changed.getJsonArray("events")).hasSize(2);
        assertThat(asaas.get(WEBHOOKS).json().getInt("totalCount")).isEqualTo(1);

        assertThat(asaas.delete(path).json().getBoolean("deleted")).isTrue();
        assertThat(asaas.get(path).status()).isEqualTo(404);
    }

    @Test
    void an_account_has_at_most_ten() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(asaas.post(WEBHOOKS, GOOD).status()).isEqualTo(200);
        }

        assertThat(asaas.post(WEBHOOKS, GOOD).status()).isEqualTo(400);
        assertThat(asaas.get(WEBHOOKS).json().getInt("totalCount")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a-token-that-the-shop-and-asaas-share | a-token-of-thirty-one-character | invalid_authToken
                    a-token-that-the-shop-and-asaas-share | a token that the shop and asaas share | invalid_authToken
                    a-token-that-the-shop-and-asaas-share | $aact_hmlg_000MzkwODA2MWY2OGM3MWRlMDU2NWM3 | invalid_authToken
                    a-token-that-the-shop-and-asaas-share | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | invalid_authToken
                    a-token-that-the-shop-and-asaas-share | xyz-12345678-and-more-and-more-and-more | invalid_authToken
                    "apiVersion":3   | "apiVersion":2         | invalid_apiVersion
                    SEQUENTIALLY     | SOMETIMES              | invalid_sendType
                    "CHECKOUT_PAID"  | "CHECKOUT_ROBBED"      | invalid_events
                    "name":"shop"    | "title":"shop"         | invalid_title
                    "name":"shop",   | ``                     | invalid_name
                    http://localhost:1/hook | localhost       | invalid_url
                    """)
    void what_is_not_in_order_is_refused(String right, String wrong, String code)
            throws IOException {
        assertThat(GOOD).contains(right);

        Answer answer = asaas.post(WEBHOOKS, GOOD.replace(right, wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void what_is_not_in_order_changes_nothing() throws IOException {
        JsonObject webhook = asaas.post(WEBHOOKS, GOOD).json();
        String path = WEBHOOKS + "/" + webhook.getString("id");

        assertThat(asaas.put(path, "{\"enabled\":false,\"authToken\":\"short\"}").status())
                .isEqualTo(400);

        assertThat(asaas.get(path).json()).isEqualTo(webhook);
    }
}
