package dev.catraca.application.fakes;

import dev.catraca.application.contract.MainSystemDatabase;

/** The collections of the embedded main system, as in one database with the others. */
public record InMemoryMainSystem(
        InMemoryTransactions transactions,
        InMemoryUsers users,
        InMemoryPasswords passwords,
        InMemorySubscriptions subscriptions,
        InMemoryGrants grants,
        InMemoryActivationTokens activationTokens,
        InMemoryLogInFailures logInFailures)
        implements MainSystemDatabase {

    /** An empty one. */
    public static InMemoryMainSystem over(InMemoryTransactions transactions) {
        var grants = new InMemoryGrants(transactions);
        return new InMemoryMainSystem(
                transactions,
                new InMemoryUsers(transactions),
                new InMemoryPasswords(transactions),
                new InMemorySubscriptions(transactions, grants),
                grants,
                new InMemoryActivationTokens(transactions),
                new InMemoryLogInFailures(transactions));
    }
}
