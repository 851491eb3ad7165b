package dev.catraca.application.contract;

import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.application.account.port.Grants;
import dev.catraca.application.account.port.LogInFailures;
import dev.catraca.application.account.port.Passwords;
import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.application.account.port.Users;
import dev.catraca.application.shared.port.Transactions;

/** All collections of the embedded main system over one empty database. */
public interface MainSystemDatabase {
    Transactions transactions();

    Users users();

    Passwords passwords();

    Subscriptions subscriptions();

    Grants grants();

    ActivationTokens activationTokens();

    LogInFailures logInFailures();
}
