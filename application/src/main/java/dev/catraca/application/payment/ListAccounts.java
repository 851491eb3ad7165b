package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows which accounts a merchant has of its own; how many values of each credential, never one.
 */
public final class ListAccounts {
    private final ProviderAccounts accounts;

    public ListAccounts(ProviderAccounts accounts) {
        this.accounts = accounts;
    }

    /** An account, and of each credential how many values there are. */
    public record Listed(ProviderName provider, Map<String, Integer> credentials) {}

    public List<Listed> list(MerchantId merchant) {
        return accounts.of(merchant).stream().map(ListAccounts::listed).toList();
    }

    private static Listed listed(ProviderAccount account) {
        var counts = new TreeMap<String, Integer>();
        account.credentials().forEach((name, values) -> counts.put(name, values.size()));
        return new Listed(account.provider(), counts);
    }
}
