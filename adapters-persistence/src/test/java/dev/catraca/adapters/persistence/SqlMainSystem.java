package dev.catraca.adapters.persistence;

import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.application.account.port.Grants;
import dev.catraca.application.account.port.LogInFailures;
import dev.catraca.application.account.port.Passwords;
import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.application.account.port.Users;
import dev.catraca.application.contract.MainSystemDatabase;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.security.SecureRandom;

/** The real adapters of the embedded main system on the test database, emptied. */
final class SqlMainSystem implements MainSystemDatabase {
    private static final LocalTransactions TRANSACTIONS =
            new LocalTransactions(TestDatabase.dataSource());
    private final Sql sql = new Sql(TRANSACTIONS);

    static SqlMainSystem empty() {
        SqlDatabase.asOwner("TRUNCATE main_system.tenant, main_system.log_in_failure CASCADE");
        return new SqlMainSystem();
    }

    @Override
    public Transactions transactions() {
        return TRANSACTIONS;
    }

    @Override
    public Users users() {
        return new SqlUsers(sql);
    }

    @Override
    public Passwords passwords() {
        return new SqlPasswords(sql);
    }

    @Override
    public Subscriptions subscriptions() {
        return new SqlSubscriptions(sql, new SqlGrants(sql));
    }

    @Override
    public Grants grants() {
        return new SqlGrants(sql);
    }

    @Override
    public ActivationTokens activationTokens() {
        return new SqlActivationTokens(sql, new SecureRandom());
    }

    @Override
    public LogInFailures logInFailures() {
        return new SqlLogInFailures(sql);
    }
}
