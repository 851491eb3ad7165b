package dev.catraca.adapters.persistence;

import dev.catraca.application.contract.RedeemedCardTokensContract;
import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.sandbox.postgres.TestDatabase;

class SqlRedeemedCardTokensTest implements RedeemedCardTokensContract {
    private static final LocalTransactions TRANSACTIONS =
            new LocalTransactions(TestDatabase.dataSource());

    SqlRedeemedCardTokensTest() {
        SqlDatabase.asOwner("TRUNCATE redeemed_card_token");
    }

    @Override
    public Transactions transactions() {
        return TRANSACTIONS;
    }

    @Override
    public RedeemedCardTokens redeemedCardTokens() {
        return new SqlRedeemedCardTokens(new Sql(TRANSACTIONS));
    }
}
