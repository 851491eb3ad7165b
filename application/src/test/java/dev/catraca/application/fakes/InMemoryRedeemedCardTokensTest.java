package dev.catraca.application.fakes;

import dev.catraca.application.contract.RedeemedCardTokensContract;
import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.application.shared.port.Transactions;

class InMemoryRedeemedCardTokensTest implements RedeemedCardTokensContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRedeemedCardTokens tokens = new InMemoryRedeemedCardTokens(transactions);

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public RedeemedCardTokens redeemedCardTokens() {
        return tokens;
    }
}
