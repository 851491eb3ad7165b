package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.RegisterWebhook.Outcome;
import dev.catraca.application.payment.port.RegistersWebhooks;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our address is registered once, and its secret kept beside the others; a crash heals. */
class RegisterWebhookTest {
    private static final String KEPT = "registered";

    private final InMemoryDatabase database = InMemoryDatabase.at(() -> Samples.NOW);
    private final Merchant merchant = Samples.merchant();
    private final Registrar provider = new Registrar();
    private final RegisterWebhook registering =
            new RegisterWebhook(
                    database.merchants(),
                    database.providerAccounts(),
                    List.of(provider),
                    database.transactions(),
                    new WebhookAddress(URI.create("https://pay.example")));

    /** Remembers endpoints as Stripe does: who asks later is not told the secret again. */
    private final class Registrar implements RegistersWebhooks {
        private final List<String> endpoints = new ArrayList<>();
        private int made;
        private Optional<Registration> instead = Optional.empty();

        @Override
        public ProviderName provider() {
            return Samples.STRIPE;
        }

        @Override
        public Registration register(ProviderAccount account, URI address) {
            database.transactions().requireNone();
            assertThat(address)
                    .hasToString("https://pay.example/api/webhooks/stripe/" + merchant.slug());
            if (instead.isPresent()) {
                return instead.get();
            }
            endpoints.removeIf(it -> !account.credentials(KEPT).contains("secret of " + it));
            if (!endpoints.isEmpty()) {
                return new Registration.There(endpoints.getFirst(), false);
            }
            made++;
            endpoints.add("we_" + made);
            return new Registration.Made("we_" + made, KEPT, "secret of we_" + made);
        }
    }

    @BeforeEach
    void there_is_an_account() {
        database.transactions().run(() -> database.merchants().put(merchant));
        put(Map.of("secretKey", List.of("sk_test_1"), KEPT, List.of("secret of old")));
    }

    private void put(Map<String, List<String>> credentials) {
        database.transactions()
                .run(
                        () ->
                                database.providerAccounts()
                                        .put(
                                                new ProviderAccount(
                                                        merchant.id(),
                                                        Samples.STRIPE,
                                                        credentials)));
    }

    @Test
    void the_secret_is_kept_beside_the_others_the_newest_first() {
        assertThat(register())
                .isEqualTo(
                        new Outcome.Created(
                                "we_1",
                                URI.create(
                                        "https://pay.example/api/webhooks/stripe/"
                                                + merchant.slug())));
        assertThat(account().credentials(KEPT)).containsExactly("secret of we_1", "secret of old");
        assertThat(account().credential("secretKey")).isEqualTo("sk_test_1");
    }

    @Test
    void doing_it_again_changes_nothing() {
        register();
        assertThat(register()).isInstanceOf(Outcome.There.class);
        assertThat(provider.endpoints).containsExactly("we_1");
    }

    @Test
    void after_a_crash_between_making_and_keeping_one_endpoint_is_left() {
        var broken =
                new RegisterWebhook(
                        database.merchants(),
                        database.providerAccounts(),
                        List.of(provider),
                        new DyingTransactions(database.transactions()),
                        new WebhookAddress(URI.create("https://pay.example")));
        assertThatThrownBy(() -> broken.register(command(merchant.slug(), Samples.STRIPE)))
                .hasMessage("killed");
        assertThat(provider.endpoints).containsExactly("we_1");
        assertThat(account().credentials(KEPT)).containsExactly("secret of old");

        assertThat(register()).isInstanceOf(Outcome.Created.class);
        assertThat(provider.endpoints).containsExactly("we_2");
        assertThat(account().credentials(KEPT)).contains("secret of we_2");
    }

    @Test
    void what_the_provider_says_is_what_comes_of_it() {
        provider.instead = Optional.of(new RegistersWebhooks.Registration.There("we_9", true));
        assertThat(register())
                .isInstanceOfSatisfying(
                        Outcome.There.class, it -> assertThat(it.isChanged()).isTrue());
        provider.instead = Optional.of(new RegistersWebhooks.Registration.SecretUnknown("we_9"));
        assertThat(register()).isEqualTo(new Outcome.SecretUnknown("we_9"));
        provider.instead = Optional.of(new RegistersWebhooks.Registration.Refused("url_invalid"));
        assertThat(register()).isEqualTo(new Outcome.Refused("url_invalid"));
        provider.instead =
                Optional.of(
                        new RegistersWebhooks.Registration.Unclear("timeout", Optional.empty()));
        assertThat(register()).isEqualTo(new Outcome.Unclear(Duration.ofSeconds(5)));
        assertThat(account().credentials(KEPT)).containsExactly("secret of old");
    }

    @Test
    void without_merchant_account_or_an_api_there_is_nothing_to_do() {
        assertThat(registering.register(command(new Slug("nobody"), Samples.STRIPE)))
                .isInstanceOf(Outcome.MerchantUnknown.class);
        var asaas = new ProviderName("asaas");
        assertThat(registering.register(command(merchant.slug(), asaas)))
                .isInstanceOf(Outcome.AccountMissing.class);
        database.transactions()
                .run(
                        () ->
                                database.providerAccounts()
                                        .put(new ProviderAccount(merchant.id(), asaas, Map.of())));
        assertThat(registering.register(command(merchant.slug(), asaas)))
                .isInstanceOf(Outcome.NotOffered.class);
    }

    private Outcome register() {
        return registering.register(command(merchant.slug(), Samples.STRIPE));
    }

    private static RegisterWebhook.Command command(Slug merchant, ProviderName provider) {
        return new RegisterWebhook.Command(merchant, provider);
    }

    private ProviderAccount account() {
        return database.providerAccounts().find(merchant.id(), Samples.STRIPE).orElseThrow();
    }
}
