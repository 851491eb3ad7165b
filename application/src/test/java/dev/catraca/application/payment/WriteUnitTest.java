package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.Gateways;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.WriteUnit.Command;
import dev.catraca.application.payment.WriteUnit.Outcome;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.Money;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteUnitTest {
    private static final ProviderName GYMS = CredentialsOnly.NAME;
    private static final Map<String, List<String>> KEY =
            Map.of("secretKey", List.of("0123456789abcdef"), "unitCode", List.of("1"));

    private final InMemoryDatabase database = InMemoryDatabase.at(() -> Samples.NOW);
    private final Merchant platform = Samples.merchant();
    private final WriteUnit writing =
            new WriteUnit(
                    database.merchants(),
                    new WriteMerchant(
                            database.merchants(), UUID::randomUUID, MainSystemKind.EMBEDDED),
                    new WriteProviderAccount(
                            database.providerAccounts(),
                            new Gateways(List.of(), List.of(new CredentialsOnly()))));

    @BeforeEach
    void there_is_a_platform() {
        database.transactions().run(() -> database.merchants().put(platform));
    }

    @Test
    void a_unit_comes_with_its_account_and_comes_again_as_the_same() {
        assertThat(written("torres", "Torres", Map.of(GYMS, KEY))).isEqualTo(Outcome.WRITTEN);
        var first = unit("torres");
        assertThat(first.platform()).contains(platform.id());
        assertThat(account(first).credentials()).isEqualTo(KEY);

        assertThat(written("torres", "Torres Centro", Map.of())).isEqualTo(Outcome.WRITTEN);
        assertThat(unit("torres").id()).isEqualTo(first.id());
        assertThat(unit("torres").name()).isEqualTo("Torres Centro");
        assertThat(account(first).credentials()).as("was not named").isEqualTo(KEY);
    }

    @Test
    void what_we_keep_beside_the_credentials_stays() {
        written("torres", "Torres", Map.of(GYMS, KEY));
        var before = account(unit("torres")).with("ours", List.of("kept"));
        database.transactions().run(() -> database.providerAccounts().put(before));

        written("torres", "Torres", Map.of(GYMS, Map.of("unitCode", List.of("2"))));
        assertThat(account(unit("torres")).credentials())
                .isEqualTo(Map.of("unitCode", List.of("2"), "ours", List.of("kept")));
    }

    @Test
    void nobody_else_s_merchant_becomes_a_unit() {
        var stranger = Samples.unitOf(Samples.merchant());
        var alone =
                new Merchant(
                        stranger.id(),
                        new Slug("alone"),
                        "Alone",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        stranger.zone(),
                        stranger.currency(),
                        Set.of(),
                        stranger.lateMoney(),
                        Optional.empty(),
                        stranger.mainSystem(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty());
        database.transactions().run(() -> database.merchants().put(alone));

        assertThat(written("alone", "Mine", Map.of(GYMS, KEY))).isEqualTo(Outcome.SLUG_TAKEN);
        assertThat(written(platform.slug().value(), "Mine", Map.of(GYMS, KEY)))
                .isEqualTo(Outcome.SLUG_TAKEN);
        assertThat(unit("alone")).isEqualTo(alone);
        assertThat(unit(platform.slug().value())).isEqualTo(platform);
        assertThat(database.providerAccounts().of(alone.id())).isEmpty();
    }

    @Test
    void a_unit_has_no_units() {
        written("torres", "Torres", Map.of());
        var unit = unit("torres");
        assertThat(
                        database.transactions()
                                .compute(
                                        () ->
                                                writing.write(
                                                        new Command(
                                                                unit.id(),
                                                                merchant("sub", "Sub", unit.slug()),
                                                                Map.of(GYMS, KEY)))))
                .isEqualTo(Outcome.PLATFORM_UNKNOWN);
        assertThat(database.merchants().find(new Slug("sub"))).isEmpty();
    }

    private Outcome written(
            String slug, String name, Map<ProviderName, Map<String, List<String>>> accounts) {
        var command = new Command(platform.id(), merchant(slug, name, platform.slug()), accounts);
        assertThat(command.toString()).doesNotContain("0123456789abcdef");
        return database.transactions().compute(() -> writing.write(command));
    }

    private Merchant unit(String slug) {
        return database.merchants().find(new Slug(slug)).orElseThrow();
    }

    private ProviderAccount account(Merchant unit) {
        return database.providerAccounts().find(unit.id(), GYMS).orElseThrow();
    }

    private static WriteMerchant.Command merchant(String slug, String name, Slug platform) {
        return new WriteMerchant.Command(
                new Slug(slug),
                name,
                Optional.empty(),
                Optional.of(platform),
                Optional.empty(),
                ZoneId.of("America/Sao_Paulo"),
                Money.currency("BRL"),
                Set.of(),
                LateMoney.ACCEPT,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }
}
