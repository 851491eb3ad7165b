package dev.catraca.application.fakes;

import dev.catraca.application.contract.ActivationTokensContract;
import dev.catraca.application.contract.GrantsContract;
import dev.catraca.application.contract.LogInFailuresContract;
import dev.catraca.application.contract.MainSystemDatabase;
import dev.catraca.application.contract.UsersContract;

class InMemoryMainSystemTest
        implements UsersContract, GrantsContract, ActivationTokensContract, LogInFailuresContract {
    private final MainSystemDatabase mainSystem =
            InMemoryMainSystem.over(new InMemoryTransactions());

    @Override
    public MainSystemDatabase mainSystem() {
        return mainSystem;
    }
}
