package dev.catraca.adapters.gateways.http;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Asks the container. */
@ApplicationScoped
class JtaOpenTransaction implements OpenTransaction {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    @SuppressWarnings("NullAway.Init") // the container sets it
    private TransactionSynchronizationRegistry registry;

    @Override
    public boolean isThere() {
        return registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }
}
