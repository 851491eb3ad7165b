package dev.catraca.adapters.persistence;

import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.contract.Database;
import dev.catraca.application.idempotency.port.Answers;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.Ledger;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The real adapters on the test database, emptied. */
final class SqlDatabase implements Database {
    private static final LocalTransactions TRANSACTIONS =
            new LocalTransactions(TestDatabase.dataSource());
    private final Sql sql = new Sql(TRANSACTIONS);

    static SqlDatabase empty() {
        asOwner("TRUNCATE merchant, orders, webhook_event, mail, idempotency, api_log CASCADE");
        return new SqlDatabase();
    }

    /** Runs a statement as the role that owns the tables. */
    static void asOwner(String statement) {
        execute(TestDatabase.owner(), statement);
    }

    static void execute(DataSource source, String statement) {
        try (var connection = source.getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    Sql sql() {
        return sql;
    }

    @Override
    public Transactions transactions() {
        return TRANSACTIONS;
    }

    @Override
    public Merchants merchants() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ProviderAccounts providerAccounts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SigningSecrets signingSecrets() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ApiKeys apiKeys() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Plans plans() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Orders orders() {
        return new SqlOrders(sql);
    }

    @Override
    public Payments payments() {
        return new SqlPayments(sql);
    }

    @Override
    public Inbox inbox() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Provisionings provisionings() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mails mails() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timeline timeline() {
        return new SqlTimeline(sql);
    }

    @Override
    public Ledger ledger() {
        return new SqlLedger(sql);
    }

    @Override
    public Answers answers() {
        throw new UnsupportedOperationException();
    }
}
