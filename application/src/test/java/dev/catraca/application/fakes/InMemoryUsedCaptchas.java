package dev.catraca.application.fakes;

import dev.catraca.application.sale.port.UsedCaptchas;
import java.time.Instant;
import java.util.Map;

public final class InMemoryUsedCaptchas implements UsedCaptchas {
    private final InMemoryTransactions transactions;
    private final Map<String, Instant> rows;

    public InMemoryUsedCaptchas(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public boolean use(String token, Instant at) {
        return transactions.alone(() -> rows.putIfAbsent(token, at) == null);
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
