package dev.catraca.application.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.GymSystem;
import dev.catraca.application.fakes.InMemoryMerchants;
import dev.catraca.application.fakes.InMemoryProviderAccounts;
import dev.catraca.application.fakes.InMemoryTransactions;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.sale.ImportUnitKeys.Command;
import dev.catraca.application.sale.ImportUnitKeys.Outcome;
import dev.catraca.application.sale.port.UnitKeys;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportUnitKeysTest {
    private static final String KEY = "psec_0123456789abcdef";
    private static final String OTHER = "psec_fedcba9876543210";

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryMerchants merchants = new InMemoryMerchants(transactions);
    private final InMemoryProviderAccounts accounts = new InMemoryProviderAccounts(transactions);
    private final GymSystem gym = new GymSystem(transactions);
    private final Merchant chain = Samples.merchant();
    private final Merchant unit = Gym.unit();
    private final String slug = unit.slug().value();
    private final String code = unit.unit().orElseThrow().code().orElseThrow();
    private final ImportUnitKeys importing =
            new ImportUnitKeys(merchants, accounts, new KeyAndCode(), gym, transactions);

    /** Any credentials will do here. */
    private static final class KeyAndCode implements UnitKeys {
        @Override
        public ProviderName name() {
            return GymSystem.NAME;
        }

        @Override
        public Map<String, List<String>> credentials(Secret key, String code) {
            return Map.of("key", List.of(key.value()), "code", List.of(code));
        }
    }

    @BeforeEach
    void open() {
        transactions.run(
                () -> {
                    merchants.put(chain);
                    merchants.put(unit);
                });
    }

    @Test
    void a_key_becomes_the_account_of_its_unit() {
        assertThat(importing.importAll(new Command(Map.of(slug, KEY))))
                .containsExactly(Map.entry(slug, Outcome.IMPORTED));

        var account = accounts.find(unit.id(), GymSystem.NAME).orElseThrow();
        assertThat(account.credential("key")).isEqualTo(KEY);
        assertThat(account.credential("code")).isEqualTo(code);
    }

    @Test
    void an_account_that_is_there_is_never_changed() {
        var before = new ProviderAccount(unit.id(), GymSystem.NAME, Map.of("key", List.of(OTHER)));
        transactions.run(() -> accounts.put(before));

        assertThat(importing.importAll(new Command(Map.of(slug, KEY))))
                .containsValue(Outcome.THERE_ALREADY);

        assertThat(accounts.find(unit.id(), GymSystem.NAME)).contains(before);
    }

    @Test
    void a_key_of_nobody_is_left_alone_and_the_others_are_imported() {
        var keys =
                Map.of(slug, KEY, "nobody", OTHER, "-no-slug-", OTHER, chain.slug().value(), OTHER);

        assertThat(importing.importAll(new Command(keys)))
                .containsEntry(slug, Outcome.IMPORTED)
                .containsEntry("nobody", Outcome.UNIT_UNKNOWN)
                .containsEntry("-no-slug-", Outcome.UNIT_UNKNOWN)
                .containsEntry(chain.slug().value(), Outcome.UNIT_UNKNOWN);
        assertThat(accounts.find(chain.id(), GymSystem.NAME)).isEmpty();
    }

    @Test
    void what_is_no_secret_is_not_imported() {
        assertThat(importing.importAll(new Command(Map.of(slug, "short"))))
                .containsValue(Outcome.NO_SECRET);
        assertThat(accounts.find(unit.id(), GymSystem.NAME)).isEmpty();
    }

    @Test
    void a_key_that_says_too_little_is_not_imported() {
        gym.lacking = List.of("code");

        assertThat(importing.importAll(new Command(Map.of(slug, KEY))))
                .containsValue(Outcome.CODE_MISSING);
        assertThat(accounts.find(unit.id(), GymSystem.NAME)).isEmpty();
    }

    @Test
    void a_command_shows_no_key() {
        assertThat(new Command(Map.of(slug, KEY)).toString()).contains(slug).doesNotContain(KEY);
    }
}
