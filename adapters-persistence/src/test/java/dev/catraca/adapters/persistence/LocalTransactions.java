package dev.catraca.adapters.persistence;

import dev.catraca.application.shared.port.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the container does for the adapters, without one: a transaction has one connection, and JPA
 * and native SQL share it.
 */
final class LocalTransactions implements Transactions, Connections {
    private final DataSource source;
    private final EntityManagerFactory factory;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    LocalTransactions(DataSource source) {
        this.source = source;
        this.factory =
                Persistence.createEntityManagerFactory(
                        "catraca",
                        Map.of(
                                PersistenceConfiguration.JDBC_URL,
                                url((PGSimpleDataSource) source),
                                "jakarta.persistence.transactionType",
                                "RESOURCE_LOCAL",
                                "jakarta.persistence.jtaDataSource",
                                "",
                                "eclipselink.connection-pool.default.max",
                                "64"));
    }

    /**
     * With the password, because EclipseLink takes one that looks like hex for an encrypted one.
     */
    private static String url(PGSimpleDataSource source) {
        var url = source.getURL();
        return "%s%suser=%s&password=%s"
                .formatted(
                        url, url.contains("?") ? "&" : "?", source.getUser(), source.getPassword());
    }

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        if (isRunning()) {
            return work.with(current.get().unwrap(Connection.class));
        }
        var waiting = idle.poll();
        var connection = waiting == null ? source.getConnection() : waiting;
        try {
            return work.with(connection);
        } finally {
            idle.add(connection);
        }
    }

    @Override
    public <T> T compute(Supplier<T> work) {
        if (isRunning()) {
            throw new IllegalStateException("a transaction is running");
        }
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            current.set(entities);
            try {
                var result = work.get();
                entities.getTransaction().commit();
                return result;
            } finally {
                current.remove();
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            }
        }
    }

    boolean isRunning() {
        return current.get() != null;
    }

    /** Of the running transaction. */
    EntityManager entities() {
        return (EntityManager)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {EntityManager.class},
                        (_, method, arguments) -> {
                            try {
                                return method.invoke(current.get(), arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
