package dev.catraca.adapters.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Lends connections: inside a transaction always the same one, outside one that commits alone. */
interface Connections {
    <T> T lend(Work<T> work) throws SQLException;

    /** What is done with a connection; it may not be kept. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
