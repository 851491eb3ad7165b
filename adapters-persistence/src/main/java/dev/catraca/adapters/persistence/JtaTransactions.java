package dev.catraca.adapters.persistence;

import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/** Transactions of the container. The only place where one begins. */
@ApplicationScoped
class JtaTransactions implements Transactions {
    private final ThreadLocal<Boolean> isInside = ThreadLocal.withInitial(() -> false);

    /**
     * A nested transaction would take a second connection and could wait for the first for ever.
     */
    @Override
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = Throwable.class)
    public <T> T compute(Supplier<T> work) {
        if (isInside.get()) {
            throw new IllegalStateException("a transaction is running already");
        }
        isInside.set(true);
        try {
            return work.get();
        } finally {
            isInside.remove();
        }
    }
}
