package dev.catraca.application.fakes;

import dev.catraca.application.access.port.ApiKeys;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

public final class InMemoryApiKeys implements ApiKeys {
    private final InMemoryTransactions transactions;
    private final Map<String, ApiKey> rows;

    public InMemoryApiKeys(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public Optional<ApiKey> find(byte[] digest, Instant now) {
        return transactions.statement(
                () ->
                        Optional.ofNullable(rows.get(hex(digest)))
                                .filter(it -> it.expiresAt().map(now::isBefore).orElse(true)));
    }

    @Override
    public void add(ApiKey key, byte[] digest, Instant at) {
        transactions.part(() -> rows.putIfAbsent(hex(digest), key));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
