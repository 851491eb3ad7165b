package dev.catraca.adapters.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections of the server's pool. Inside a transaction a shareable one: the server hands out the
 * same one again, which is also the one that EclipseLink writes on. Outside of one the server would
 * keep that until the request ends, through every remote call; there an unshareable one is taken,
 * which goes back to the pool at once.
 */
@ApplicationScoped
class PooledConnections implements Connections {
    @Resource(name = "jdbc/shared", lookup = "jdbc/catraca")
    private DataSource shared;

    @Resource(name = "jdbc/single", lookup = "jdbc/catraca", shareable = false)
    private DataSource single;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        var isInside = transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
        try (var connection = (isInside ? shared : single).getConnection()) {
            return work.with(connection);
        }
    }
}
