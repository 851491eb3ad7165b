package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryProviderAccounts implements ProviderAccounts {
    private final InMemoryTransactions transactions;
    private final Map<AccountKey, ProviderAccount> rows;

    public InMemoryProviderAccounts(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public Optional<ProviderAccount> find(MerchantId merchant, ProviderName provider) {
        return transactions.statement(
                () -> Optional.ofNullable(rows.get(new AccountKey(merchant, provider))));
    }

    @Override
    public List<ProviderAccount> of(MerchantId merchant) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.merchant().equals(merchant))
                                .sorted(Comparator.comparing(it -> it.provider().value()))
                                .toList());
    }

    @Override
    public Optional<ProviderAccount> lock(MerchantId merchant, ProviderName provider) {
        return transactions.part(
                () -> Optional.ofNullable(rows.get(new AccountKey(merchant, provider))));
    }

    @Override
    public void put(ProviderAccount account) {
        transactions.part(
                () -> rows.put(new AccountKey(account.merchant(), account.provider()), account));
    }

    @Override
    public boolean add(ProviderAccount account) {
        var key = new AccountKey(account.merchant(), account.provider());
        return transactions.part(() -> rows.putIfAbsent(key, account) == null);
    }

    /** As if it had never been put. */
    public void forget(MerchantId merchant, ProviderName provider) {
        transactions.statement(() -> rows.remove(new AccountKey(merchant, provider)));
    }

    List<ProviderAccount> all() {
        return transactions.statement(() -> List.copyOf(rows.values()));
    }

    private record AccountKey(MerchantId merchant, ProviderName provider) {}
}
