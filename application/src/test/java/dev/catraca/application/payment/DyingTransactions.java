package dev.catraca.application.payment;

import dev.catraca.application.shared.port.Transactions;
import java.util.function.Supplier;

/** Carries out the first transaction; at the second one the process dies. */
final class DyingTransactions implements Transactions {
    private final Transactions real;
    private int count;

    DyingTransactions(Transactions real) {
        this.real = real;
    }

    @Override
    public <T> T compute(Supplier<T> work) {
        count++;
        if (count > 1) {
            throw new IllegalStateException("killed");
        }
        return real.compute(work);
    }
}
