package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.sale.port.UnitKeys;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Secret;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes over the keys that a gym chain kept in its environment: each becomes the account of its
 * unit, once. An account that is there is never changed, so that a key that was replaced does not
 * come back with the next start.
 */
public final class ImportUnitKeys {
    private final Merchants merchants;
    private final ProviderAccounts accounts;
    private final UnitKeys keys;
    private final SellsDirectly seller;
    private final Transactions transactions;

    public ImportUnitKeys(
            Merchants merchants,
            ProviderAccounts accounts,
            UnitKeys keys,
            SellsDirectly seller,
            Transactions transactions) {
        this.merchants = merchants;
        this.accounts = accounts;
        this.keys = keys;
        this.seller = seller;
        this.transactions = transactions;
    }

    /** The keys as they were found, by their units' slugs. */
    public record Command(Map<String, String> keys) {
        public Command {
            keys = Map.copyOf(keys);
        }

        @Override
        public String toString() {
            return "Command" + keys.keySet();
        }
    }

    /** What became of a key. */
    public enum Outcome {
        IMPORTED,
        /** The unit has an account, perhaps by this very key. */
        THERE_ALREADY,
        UNIT_UNKNOWN,
        /** A key says whose it is only together with the code of its unit. */
        CODE_MISSING,
        /** Too short, or with characters that no key has. */
        NO_SECRET
    }

    /** By slug; whoever comes in between wins, whichever node it is. */
    public SortedMap<String, Outcome> importAll(Command command) {
        var outcomes = new TreeMap<String, Outcome>();
        command.keys().forEach((slug, key) -> outcomes.put(slug, take(slug, key)));
        return outcomes;
    }

    private Outcome take(String slug, String key) {
        var merchant =
                Slug.isValid(slug)
                        ? merchants
                                .find(new Slug(slug))
                                .filter(it -> it.unit().isPresent())
                                .orElse(null)
                        : null;
        if (merchant == null) {
            return Outcome.UNIT_UNKNOWN;
        }
        if (accounts.find(merchant.id(), keys.name()).isPresent()) {
            return Outcome.THERE_ALREADY;
        }
        var code = merchant.unit().flatMap(Unit::code).orElse("");
        try {
            var account =
                    new ProviderAccount(
                            merchant.id(), keys.name(), keys.credentials(new Secret(key), code));
            if (!seller.lacking(account).isEmpty()) {
                return Outcome.CODE_MISSING;
            }
            return transactions.compute(() -> accounts.add(account))
                    ? Outcome.IMPORTED
                    : Outcome.THERE_ALREADY;
        } catch (InvalidValue noSecret) {
            return Outcome.NO_SECRET;
        }
    }
}
