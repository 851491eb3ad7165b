package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.access.port.ApiKeys.ApiKey;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.SigningSecrets.SigningSecret;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Accounts at providers, signing secrets and API keys. */
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

    @Test
    default void an_api_key_is_found_by_its_digest_until_it_is_over() {
        var merchant = newMerchant();
        var key = key(Optional.of(merchant), Optional.of(Samples.NOW.plusSeconds(1)));
        add(key, 1);
        var platform = key(Optional.empty(), Optional.empty());
        add(platform, 2);
        var keys = database().apiKeys();
        assertThat(keys.find(digest(1), Samples.NOW)).contains(key);
        assertThat(keys.find(digest(1), Samples.NOW.plusSeconds(1))).isEmpty();
        assertThat(keys.find(digest(2), Samples.NOW)).contains(platform);
        assertThat(keys.find(digest(3), Samples.NOW)).isEmpty();
    }

    @Test
    default void an_api_key_that_is_there_already_is_not_added_again() {
        var first = key(Optional.empty(), Optional.empty());
        add(first, 1);
        add(key(Optional.empty(), Optional.empty()), 1);
        assertThat(database().apiKeys().find(digest(1), Samples.NOW)).contains(first);
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

    private static ApiKey key(Optional<MerchantId> merchant, Optional<Instant> expiresAt) {
        return new ApiKey(
                UUID.randomUUID(),
                merchant,
                "shop",
                "ck_test_a",
                Set.of(Scope.ORDERS_READ, Scope.ORDERS_WRITE),
                expiresAt);
    }

    private void add(ApiKey key, int digest) {
        run(() -> database().apiKeys().add(key, digest(digest), Samples.NOW));
    }

    private static byte[] digest(int seed) {
        var digest = new byte[32];
        digest[31] = (byte) seed;
        return digest;
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
