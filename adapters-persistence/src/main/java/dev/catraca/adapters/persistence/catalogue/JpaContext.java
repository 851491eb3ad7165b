package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.shared.port.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/** The container's entity manager; the one that CDI offers by itself lives only in transactions. */
@Dependent
class JpaContext {
    @PersistenceContext(unitName = "catraca")
    private EntityManager manager;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry running;

    private final Transactions transactions;

    @Inject
    JpaContext(Transactions transactions) {
        this.transactions = transactions;
    }

    EntityManager get() {
        return manager;
    }

    /**
     * Reads in the running transaction, or in one of its own: without one the server would keep
     * EclipseLink's connection until the request ends, through every remote call.
     */
    <T> T read(Supplier<T> work) {
        return running.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                ? transactions.compute(work)
                : work.get();
    }
}
