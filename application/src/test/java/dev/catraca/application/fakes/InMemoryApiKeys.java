package dev.catraca.application.fakes;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class InMemoryApiKeys implements ApiKeys {
    private final InMemoryTransactions transactions;
    private final InMemoryMerchants merchants;
    private final Map<UUID, Row> rows;

    public InMemoryApiKeys(InMemoryTransactions transactions, InMemoryMerchants merchants) {
        this.transactions = transactions;
        this.merchants = merchants;
        this.rows = transactions.table();
    }

    private record Row(String digest, ApiKey key) {}

    @Override
    public Optional<ApiKey> find(byte[] digest) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.digest().equals(hex(digest)))
                                .map(Row::key)
                                .findFirst());
    }

    @Override
    public Optional<ApiKey> find(UUID id) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(id)).map(Row::key));
    }

    @Override
    public List<ApiKey> list(Optional<MerchantId> merchant, Optional<UUID> before, int limit) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .map(Row::key)
                                .filter(it -> merchant.isEmpty() || isReached(it, merchant))
                                .filter(
                                        it ->
                                                before.isEmpty()
                                                        || text(it).compareTo("" + before.get())
                                                                < 0)
                                .sorted(Comparator.comparing(InMemoryApiKeys::text).reversed())
                                .limit(limit)
                                .toList());
    }

    private boolean isReached(ApiKey key, Optional<MerchantId> merchant) {
        return key.merchant().equals(merchant)
                || key.merchant()
                        .flatMap(merchants::find)
                        .flatMap(Merchant::platform)
                        .equals(merchant);
    }

    @Override
    public List<ApiKey> lock(UUID client) {
        return transactions.part(
                () ->
                        rows.values().stream()
                                .map(Row::key)
                                .filter(it -> it.client().equals(client))
                                .toList());
    }

    @Override
    public void add(ApiKey key, byte[] digest) {
        transactions.part(
                () ->
                        find(digest).isPresent()
                                ? null
                                : rows.put(key.id(), new Row(hex(digest), key)));
    }

    @Override
    public void save(ApiKey key) {
        transactions.part(
                () -> rows.computeIfPresent(key.id(), (_, it) -> new Row(it.digest(), key)));
    }

    private static String text(ApiKey key) {
        return key.id().toString();
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
