package dev.catraca.adapters.persistence;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The database refused a statement, or is away; the cause tells by its SQLState. */
final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Data, constraints, and what another transaction was preferred for. */
    private static final Pattern STATEMENT = Pattern.compile("(?:22|23|40)...");

    private final @Nullable String state;

    SqlFailure(SQLException cause) {
        super(cause);
        this.state = cause.getSQLState();
    }

    /** Another statement, with other values or at another time, may well succeed. */
    boolean isAboutTheStatement() {
        return state != null && STATEMENT.matcher(state).matches();
    }
}
