package dev.catraca.adapters.persistence;

import dev.catraca.application.operation.port.CallMonths;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Period;

/** Asks functions of the tables' owner: the server's own role makes and drops no tables. */
@Dependent
class SqlCallMonths implements CallMonths {
    private final Sql sql;

    @Inject
    SqlCallMonths(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int makeAhead(int months) {
        return number("SELECT make_api_log_months(?) AS it", months);
    }

    @Override
    public int forget(Period age) {
        return number("SELECT forget_api_log(?::interval) AS it", age.toString());
    }

    private int number(String question, Object value) {
        return sql.find(question, row -> row.number("it"), value).orElseThrow();
    }
}
