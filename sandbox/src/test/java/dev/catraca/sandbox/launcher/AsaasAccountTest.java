package dev.catraca.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Twins;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsaasAccountTest {
    @TempDir private Path folder;

    /** Every merchant has an account of its own, which the twin takes for one. */
    @Test
    void a_merchants_account_is_kept_and_the_twin_knows_it() throws IOException {
        var secrets = new Secrets(folder.resolve("secrets.properties"));
        var account = AsaasAccount.of("xeco", secrets);
        assertThat(AsaasAccount.of("xeco", secrets)).isEqualTo(account);
        assertThat(AsaasAccount.of("nexus", secrets).accessToken())
                .isNotEqualTo(account.accessToken());
        assertThat(account.toString()).doesNotContain(account.accessToken());

        try (var twins = Twins.start(0, 0);
                var client = new Client(twins.uri())) {
            account.registerWebhook(twins.asaas(), URI.create("http://localhost:9080"));

            var webhooks =
                    client.get("/asaas/v3/webhooks", "access_token", account.accessToken()).json();
            assertThat(webhooks.getJsonArray("data").getJsonObject(0).getString("url"))
                    .isEqualTo("http://localhost:9080/api/webhooks/asaas/xeco");
            assertThat(
                            client.get("/asaas/v3/wallets", "access_token", account.accessToken())
                                    .body())
                    .contains(account.credentials(twins.asaas()).getString("walletId"));
        }
    }
}
