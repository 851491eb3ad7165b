package dev.catraca.wiring;

import dev.catraca.application.account.ActivateUser;
import dev.catraca.application.account.ChangeAccess;
import dev.catraca.application.account.FindSoldPlan;
import dev.catraca.application.account.GrantAccess;
import dev.catraca.application.account.LogIn;
import dev.catraca.application.account.ReadPaymentAccess;
import dev.catraca.application.account.ReadUser;
import dev.catraca.application.account.SendActivation;
import dev.catraca.application.account.WriteActivationMail;
import dev.catraca.application.account.port.AccessTokens;
import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.application.account.port.Grants;
import dev.catraca.application.account.port.LogInFailures;
import dev.catraca.application.account.port.PasswordHashes;
import dev.catraca.application.account.port.Passwords;
import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.application.account.port.Users;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the use cases of the embedded main system. */
@Dependent
class AccountUseCases {
    @Produces
    @Singleton
    static FindSoldPlan findSoldPlan(
            Orders orders,
            Merchants merchants,
            Plans plans,
            @ConfigProperty(name = "catraca.sites.nexus.merchant", defaultValue = "nexus")
                    String defaultMerchant) {
        return new FindSoldPlan(orders, merchants, plans, new Slug(defaultMerchant));
    }

    @Produces
    @Singleton
    static WriteActivationMail writeActivationMail(
            ActivationTokens tokens, Mails mails, Ids ids, Settings settings) {
        return new WriteActivationMail(tokens, mails, ids, settings.publicUrl());
    }

    @Produces
    @Singleton
    static GrantAccess grantAccess(
            Transactions transactions,
            Grants grants,
            Users users,
            Subscriptions subscriptions,
            FindSoldPlan soldPlans,
            WriteActivationMail activationMail,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        return new GrantAccess(
                transactions,
                grants,
                users,
                subscriptions,
                soldPlans,
                activationMail,
                doorbell,
                ids,
                clock);
    }

    @Produces
    @Singleton
    static ChangeAccess changeAccess(
            Transactions transactions, Grants grants, Merchants merchants, Clock clock) {
        return new ChangeAccess(transactions, grants, merchants, clock);
    }

    @Produces
    @Singleton
    static ReadPaymentAccess readPaymentAccess(
            Transactions transactions, Grants grants, Merchants merchants) {
        return new ReadPaymentAccess(transactions, grants, merchants);
    }

    @Produces
    @Singleton
    static ReadUser readUser(
            Transactions transactions,
            Users users,
            Subscriptions subscriptions,
            Merchants merchants,
            Clock clock) {
        return new ReadUser(transactions, users, subscriptions, merchants, clock);
    }

    @Produces
    @Singleton
    static SendActivation sendActivation(
            Transactions transactions,
            Users users,
            Passwords passwords,
            ActivationTokens tokens,
            WriteActivationMail activationMail,
            Doorbell doorbell,
            Clock clock) {
        return new SendActivation(
                transactions, users, passwords, tokens, activationMail, doorbell, clock);
    }

    @Produces
    @Singleton
    static ActivateUser activateUser(
            Transactions transactions,
            ActivationTokens tokens,
            Passwords passwords,
            PasswordHashes hashes,
            Clock clock) {
        return new ActivateUser(transactions, tokens, passwords, hashes, clock);
    }

    @Produces
    @Singleton
    static LogIn logIn(
            Transactions transactions,
            Users users,
            Passwords passwords,
            Subscriptions subscriptions,
            LogInFailures failures,
            PasswordHashes hashes,
            AccessTokens tokens,
            Clock clock) {
        return new LogIn(
                transactions, users, passwords, subscriptions, failures, hashes, tokens, clock);
    }
}
