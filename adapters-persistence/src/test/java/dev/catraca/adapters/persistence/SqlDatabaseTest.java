package dev.catraca.adapters.persistence;

import dev.catraca.application.contract.Database;
import dev.catraca.application.contract.OrdersContract;
import dev.catraca.application.contract.PaymentsContract;
import dev.catraca.application.contract.TimelineContract;
import dev.catraca.application.contract.TransactionsContract;

class SqlDatabaseTest
        implements TransactionsContract, OrdersContract, PaymentsContract, TimelineContract {
    private final SqlDatabase database = SqlDatabase.empty();

    @Override
    public Database database() {
        return database;
    }
}
