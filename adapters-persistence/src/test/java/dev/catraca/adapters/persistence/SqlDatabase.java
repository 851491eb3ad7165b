package dev.catraca.adapters.persistence;

import dev.catraca.adapters.persistence.catalogue.TestCatalogue;
import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.contract.Database;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.idempotency.port.Answers;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.OrderSearch;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.Ledger;
import dev.catraca.application.payment.port.Openings;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.quote.port.Quotes;
import dev.catraca.application.reconciliation.port.Backlogs;
import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.application.sale.port.PlanSnapshots;
import dev.catraca.application.sale.port.SaleQuotes;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The real adapters on the test database, emptied. */
final class SqlDatabase implements Database {
    private static final LocalTransactions TRANSACTIONS =
            new LocalTransactions(TestDatabase.dataSource());

    private final Sql sql = new Sql(TRANSACTIONS);
    private final Inbox inbox = new SqlInbox(sql);
    private final TestCatalogue catalogue =
            TestCatalogue.over(
                    TRANSACTIONS.entities(),
                    TRANSACTIONS,
                    TRANSACTIONS::isRunning,
                    Clock.fixed(Samples.NOW, ZoneOffset.UTC));

    static SqlDatabase empty() {
        asOwner(
                "TRUNCATE merchant, quote, sale_quote, plan_snapshot, orders, webhook_event, mail, idempotency, api_log CASCADE");
        return new SqlDatabase();
    }

    /** Runs a statement as the role that owns the tables. */
    static void asOwner(String statement) {
        execute(TestDatabase.owner(), statement);
    }

    private static void execute(DataSource source, String statement) {
        try (var connection = source.getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Statements that are counted. */
    Sql counted(AtomicInteger statements) {
        return new Sql(
                new Connections() {
                    @Override
                    public <T> T lend(Work<T> work) throws SQLException {
                        statements.incrementAndGet();
                        return TRANSACTIONS.lend(work);
                    }
                });
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
        return catalogue.merchants();
    }

    @Override
    public ProviderAccounts providerAccounts() {
        return catalogue.providerAccounts();
    }

    @Override
    public SigningSecrets signingSecrets() {
        return catalogue.signingSecrets();
    }

    @Override
    public ApiKeys apiKeys() {
        return catalogue.apiKeys();
    }

    @Override
    public Plans plans() {
        return catalogue.plans();
    }

    @Override
    public Products products() {
        return catalogue.products();
    }

    @Override
    public Coupons coupons() {
        return catalogue.coupons();
    }

    @Override
    public Affiliates affiliates() {
        return catalogue.affiliates();
    }

    @Override
    public RegisteredBuyers registeredBuyers() {
        return catalogue.registeredBuyers();
    }

    @Override
    public Quotes quotes() {
        return new SqlQuotes(sql);
    }

    @Override
    public Orders orders() {
        return new SqlOrders(sql);
    }

    @Override
    public OrderSearch orderSearch() {
        return new SqlOrderSearch(sql);
    }

    @Override
    public Cancellations cancellations() {
        return new SqlCancellations(sql);
    }

    @Override
    public Payments payments() {
        return new SqlPayments(sql);
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Provisionings provisionings() {
        return new SqlProvisionings(sql);
    }

    @Override
    public Comparisons comparisons() {
        return new SqlComparisons(sql);
    }

    @Override
    public Backlogs backlogs() {
        return new SqlBacklogs(sql);
    }

    @Override
    public Mails mails() {
        return new SqlMails(sql);
    }

    @Override
    public Openings openings() {
        return new SqlOpenings(sql);
    }

    @Override
    public Sales sales() {
        return new SqlSales(sql, payments(), timeline());
    }

    @Override
    public SaleQuotes saleQuotes() {
        return new SqlSaleQuotes(sql);
    }

    @Override
    public PlanSnapshots planSnapshots() {
        return new SqlPlanSnapshots(sql);
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
    public Transfers transfers() {
        return new SqlTransfers(sql);
    }

    @Override
    public Refunds refunds() {
        return new SqlRefunds(sql);
    }

    @Override
    public Answers answers() {
        return new SqlAnswers(sql, TestCatalogue.envelopes());
    }
}
