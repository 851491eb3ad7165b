package dev.catraca.adapters.persistence;

import dev.catraca.application.shared.port.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Transactions and connections without a container: one connection per transaction and thread. */
final class LocalTransactions implements Transactions, Connections {
    private final DataSource source;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    LocalTransactions(DataSource source) {
        this.source = source;
    }

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        if (current.get() != null) {
            return work.with(current.get());
        }
        var connection = take();
        try {
            return work.with(connection);
        } finally {
            idle.add(connection);
        }
    }

    @Override
    public <T> T compute(Supplier<T> work) {
        if (current.get() != null) {
            throw new IllegalStateException("a transaction is running");
        }
        try {
            var connection = take();
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                var result = work.get();
                connection.commit();
                return result;
            } finally {
                current.remove();
                connection.rollback();
                connection.setAutoCommit(true);
                idle.add(connection);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private Connection take() throws SQLException {
        var connection = idle.poll();
        return connection == null ? source.getConnection() : connection;
    }
}
