package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.SigningSecrets.SigningSecret;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accounts at providers and signing secrets. */
public interface SecretsContract {
    Database database();

    @Test
    default void an_account_is_found_as_it_was_put_and_can_be_replaced_at_once() {
        var merchant = newMerchant();
        assertThat(find(merchant)).isEmpty();
        for (var key : List.of("sk_test_1", "sk_test_2")) {
            var account =
                    new ProviderAccount(
                            merchant,
                            Samples.STRIPE,
                            Map.of(
                                    "secretKey",
                                    List.of(key),
                                    "webhookSecrets",
                                    List.of("whsec_2", "whsec_1")));
            run(() -> database().providerAccounts().put(account));
            assertThat(find(merchant)).contains(account);
        }
        assertThat(database().providerAccounts().find(merchant, new ProviderName("asaas")))
                .isEmpty();
    }

    @Test
    default void a_merchant_s_accounts_are_listed_and_one_is_locked_as_it_is_now() {
        var merchant = newMerchant();
        assertThat(database().providerAccounts().of(merchant)).isEmpty();
        var stripe = account(merchant, Samples.STRIPE);
        var asaas = account(merchant, new ProviderName("asaas"));
        run(() -> database().providerAccounts().put(stripe));
        run(() -> database().providerAccounts().put(asaas));
        var foreign = account(newMerchant(), Samples.STRIPE);
        run(() -> database().providerAccounts().put(foreign));

        assertThat(database().providerAccounts().of(merchant)).containsExactly(asaas, stripe);
        Together.run(
                10,
                () ->
                        database()
                                .transactions()
                                .compute(
                                        () -> {
                                            var now =
                                                    database()
                                                            .providerAccounts()
                                                            .lock(merchant, Samples.STRIPE)
                                                            .orElseThrow();
                                            var more = new ArrayList<>(now.credentials("more"));
                                            more.add("x");
                                            database()
                                                    .providerAccounts()
                                                    .put(now.with("more", more));
                                            return true;
                                        }));
        assertThat(find(merchant).orElseThrow().credentials("more")).hasSize(10);
    }

    private static ProviderAccount account(MerchantId merchant, ProviderName provider) {
        return new ProviderAccount(merchant, provider, Map.of("secretKey", List.of("sk_test_1")));
    }

    @Test
    default void an_account_is_added_only_where_there_is_none() {
        var merchant = newMerchant();
        var first = account(merchant, Samples.STRIPE);
        var second = first.with("secretKey", List.of("sk_test_2"));
        var transactions = database().transactions();

        assertThat(transactions.compute(() -> database().providerAccounts().add(first))).isTrue();
        assertThat(transactions.compute(() -> database().providerAccounts().add(second))).isFalse();

        assertThat(database().providerAccounts().of(merchant)).containsExactly(first);
    }

    @Test
    default void live_signing_secrets_come_newest_first() {
        var merchant = newMerchant();
        var now = Samples.NOW;
        put(merchant, secret("k1", Optional.empty()), now.minusSeconds(30));
        put(merchant, secret("k3", Optional.of(now)), now.minusSeconds(10));
        put(merchant, secret("k2", Optional.of(now.plusSeconds(1))), now.minusSeconds(20));
        put(newMerchant(), secret("k4", Optional.empty()), now);
        assertThat(database().signingSecrets().live(merchant, now))
                .containsExactly(
                        secret("k2", Optional.of(now.plusSeconds(1))),
                        secret("k1", Optional.empty()));

        put(merchant, secret("k1", Optional.empty()), now);
        assertThat(database().signingSecrets().live(merchant, now).getFirst().keyId())
                .isEqualTo("k1");
    }

    private Optional<ProviderAccount> find(MerchantId merchant) {
        return database().providerAccounts().find(merchant, Samples.STRIPE);
    }

    private static SigningSecret secret(String keyId, Optional<Instant> expiresAt) {
        return new SigningSecret(keyId, new Secret("secret-of-" + keyId + "-0123456"), expiresAt);
    }

    private void put(MerchantId merchant, SigningSecret secret, Instant at) {
        run(() -> database().signingSecrets().put(merchant, secret, at));
    }

    private MerchantId newMerchant() {
        var merchant = Samples.merchant();
        run(() -> database().merchants().put(merchant));
        return merchant.id();
    }

    private void run(Runnable work) {
        database().transactions().run(work);
    }
}
