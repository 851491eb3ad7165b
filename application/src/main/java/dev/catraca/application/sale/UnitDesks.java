package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.lang.System.Logger.Level;

/** Finds out whether a unit sells. Each sells through its own account, never through another's. */
final class UnitDesks {
    private static final System.Logger LOG = System.getLogger(UnitDesks.class.getName());

    private final Merchants merchants;
    private final ProviderAccounts accounts;
    private final ProviderName system;

    UnitDesks(Merchants merchants, ProviderAccounts accounts, ProviderName system) {
        this.merchants = merchants;
        this.accounts = accounts;
        this.system = system;
    }

    sealed interface Desk {
        record Open(Merchant unit, ProviderAccount account) implements Desk {}

        /** The unit has no key: somebody has to put one. */
        record Closed() implements Desk {}

        record Unknown() implements Desk {}
    }

    Desk of(Slug slug) {
        var unit = merchants.find(slug).filter(it -> it.unit().isPresent()).orElse(null);
        if (unit == null) {
            return new Desk.Unknown();
        }
        var account = accounts.find(unit.id(), system).orElse(null);
        if (account == null) {
            LOG.log(Level.ERROR, "unit {0} has no account and cannot sell", slug);
            return new Desk.Closed();
        }
        return new Desk.Open(unit, account);
    }
}
