package dev.catraca.adapters.persistence;

import java.sql.SQLException;

/** The database refused a statement, or is away; the cause tells by its SQLState. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
