package dev.catraca.application.fakes;

import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

public final class InMemoryRedeemedCardTokens implements RedeemedCardTokens {
    private final InMemoryTransactions transactions;
    private final Map<UUID, Instant> rows;

    public InMemoryRedeemedCardTokens(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public boolean redeem(UUID token, MerchantId merchant, Instant at) {
        return transactions.part(() -> rows.putIfAbsent(token, at) == null);
    }

    @Override
    public int forget(Instant before) {
        return transactions.statement(
                () -> {
                    var known = rows.size();
                    rows.values().removeIf(it -> it.isBefore(before));
                    return known - rows.size();
                });
    }
}
