package dev.catraca.adapters.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections of the server's pool. Inside a transaction the server hands out the same one again,
 * which is also the one that EclipseLink writes on.
 */
@ApplicationScoped
class PooledConnections implements Connections {
    @Resource(lookup = "jdbc/catraca")
    private DataSource source;

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            return work.with(connection);
        }
    }
}
