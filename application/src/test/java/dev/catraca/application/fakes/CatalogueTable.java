package dev.catraca.application.fakes;

import dev.catraca.domain.merchant.MerchantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Things of merchants, by what each merchant calls them. */
final class CatalogueTable<K, V> {
    private final InMemoryTransactions transactions;
    private final Function<K, String> text;
    private final Map<Key<K>, V> rows;

    CatalogueTable(InMemoryTransactions transactions, Function<K, String> text) {
        this.transactions = transactions;
        this.text = text;
        this.rows = transactions.table();
    }

    private record Key<K>(MerchantId merchant, K key) {}

    Optional<V> find(MerchantId merchant, K key) {
        return transactions.statement(
                () -> Optional.ofNullable(rows.get(new Key<>(merchant, key))));
    }

    List<V> page(MerchantId merchant, Optional<K> after, int limit) {
        return transactions.statement(
                () ->
                        rows.entrySet().stream()
                                .filter(it -> it.getKey().merchant().equals(merchant))
                                .filter(it -> isBehind(after, it.getKey().key()))
                                .sorted(Comparator.comparing(it -> text.apply(it.getKey().key())))
                                .limit(limit)
                                .map(Map.Entry::getValue)
                                .toList());
    }

    private boolean isBehind(Optional<K> after, K key) {
        return after.map(it -> text.apply(it).compareTo(text.apply(key)) < 0).orElse(true);
    }

    void put(MerchantId merchant, K key, V value) {
        transactions.part(() -> rows.put(new Key<>(merchant, key), value));
    }

    boolean remove(MerchantId merchant, K key) {
        return transactions.part(() -> rows.remove(new Key<>(merchant, key)) != null);
    }
}
