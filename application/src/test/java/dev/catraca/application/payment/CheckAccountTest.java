package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.CheckAccount.Outcome;
import dev.catraca.application.payment.port.ChecksAccounts;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckAccountTest {
    private final InMemoryDatabase database = InMemoryDatabase.at(() -> Samples.NOW);
    private final Merchant platform = Samples.merchant();
    private final Merchant unit = Samples.unitOf(platform);
    private final List<ChecksAccounts.Expectation> asked = new ArrayList<>();
    private final CheckAccount checking =
            new CheckAccount(
                    database.merchants(),
                    database.providerAccounts(),
                    database.inbox(),
                    List.of(new Doctor()),
                    new WebhookAddress(URI.create("https://pay.example")),
                    true);

    private final class Doctor implements ChecksAccounts {
        @Override
        public ProviderName provider() {
            return Samples.STRIPE;
        }

        @Override
        public List<Finding> check(ProviderAccount account, Expectation expected) {
            database.transactions().requireNone();
            asked.add(expected);
            return List.of(Finding.wrong("key", "key-refused"));
        }
    }

    @BeforeEach
    void there_are_merchants() {
        database.transactions().run(() -> database.merchants().put(platform));
        database.transactions().run(() -> database.merchants().put(unit));
    }

    @Test
    void the_account_is_looked_over_and_the_last_notification_told() {
        putAccount(platform);
        assertThat(names(check(platform.slug(), Samples.STRIPE)))
                .containsExactly("key key-refused false", "notifications notifications-none true");

        database.inbox()
                .receive(
                        new Inbox.Received(
                                UUID.randomUUID(),
                                Samples.STRIPE,
                                platform.id(),
                                "evt_1",
                                new byte[0],
                                Samples.NOW));
        assertThat(names(check(platform.slug(), Samples.STRIPE)))
                .contains("notifications notifications-received true");
        assertThat(asked.getFirst().isLive()).isTrue();
        assertThat(asked.getFirst().name()).isEqualTo(platform.name());
    }

    @Test
    void a_unit_s_check_is_that_of_its_platform_s_account_at_the_platform_s_address() {
        putAccount(platform);
        check(unit.slug(), Samples.STRIPE);
        assertThat(asked.getFirst().notifications())
                .hasToString("https://pay.example/api/webhooks/stripe/" + platform.slug());
    }

    @Test
    void without_merchant_account_or_doctor_there_is_nothing_to_check() {
        assertThat(check(new Slug("nobody"), Samples.STRIPE))
                .isInstanceOf(Outcome.MerchantUnknown.class);
        assertThat(check(unit.slug(), Samples.STRIPE)).isInstanceOf(Outcome.AccountMissing.class);
        var asaas = new ProviderName("asaas");
        database.transactions()
                .run(
                        () ->
                                database.providerAccounts()
                                        .put(new ProviderAccount(unit.id(), asaas, Map.of())));
        assertThat(check(unit.slug(), asaas)).isInstanceOf(Outcome.NotOffered.class);
    }

    private void putAccount(Merchant merchant) {
        database.transactions()
                .run(
                        () ->
                                database.providerAccounts()
                                        .put(
                                                new ProviderAccount(
                                                        merchant.id(),
                                                        Samples.STRIPE,
                                                        Map.of("secretKey", List.of("sk_1")))));
    }

    private Outcome check(Slug merchant, ProviderName provider) {
        return checking.check(new CheckAccount.Command(merchant, provider));
    }

    private static List<String> names(Outcome outcome) {
        return ((Outcome.Checked) outcome)
                .checks().stream()
                        .map(it -> it.name() + " " + it.code() + " " + it.isOk())
                        .toList();
    }
}
