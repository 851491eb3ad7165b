package dev.catraca.adapters.web.gate;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away or full from a fault of ours. */
final class Outage {
    /** Connection lost, server shutting down or starting, out of connections, memory or disk. */
    private static final Pattern SQL_STATES = Pattern.compile("08...|57P0.|53...");

    /** Liberty's own type, not on any class path of ours: no connection became free in time. */
    private static final String POOL_TIMEOUT = "ConnectionWaitTimeoutException";

    private Outage() {}

    /** Whether the failure, or anything that caused it, says that the database cannot serve. */
    static boolean causes(Throwable failure) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var open = new ArrayDeque<Throwable>();
        open.add(failure);
        while (!open.isEmpty()) {
            var it = open.remove();
            if (!seen.add(it)) {
                continue;
            }
            if (isOutage(it)) {
                return true;
            }
            add(open, it.getCause());
            Collections.addAll(open, it.getSuppressed());
            if (it instanceof SQLException sql) {
                add(open, sql.getNextException());
            }
        }
        return false;
    }

    private static void add(ArrayDeque<Throwable> open, @Nullable Throwable next) {
        if (next != null) {
            open.add(next);
        }
    }

    private static boolean isOutage(Throwable it) {
        return it instanceof SQLTransientConnectionException
                || it instanceof SQLNonTransientConnectionException
                || (it instanceof SQLException sql
                        && sql.getSQLState() != null
                        && SQL_STATES.matcher(sql.getSQLState()).matches())
                || it.getClass().getSimpleName().equals(POOL_TIMEOUT);
    }
}
