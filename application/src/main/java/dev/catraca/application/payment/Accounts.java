package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import java.util.Optional;

/** Finds the account a merchant sells through: its own, else its platform's. */
final class Accounts {
    private final ProviderAccounts accounts;

    Accounts(ProviderAccounts accounts) {
        this.accounts = accounts;
    }

    Optional<ProviderAccount> of(Merchant merchant, ProviderName provider) {
        return accounts.find(merchant.id(), provider)
                .or(() -> merchant.platform().flatMap(it -> accounts.find(it, provider)));
    }
}
