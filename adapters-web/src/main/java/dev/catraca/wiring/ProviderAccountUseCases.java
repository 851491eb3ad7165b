package dev.catraca.wiring;

import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.CheckAccount;
import dev.catraca.application.payment.CheckCredentials;
import dev.catraca.application.payment.ListAccounts;
import dev.catraca.application.payment.PutProviderAccount;
import dev.catraca.application.payment.RegisterWebhook;
import dev.catraca.application.payment.WebhookAddress;
import dev.catraca.application.payment.WriteProviderAccount;
import dev.catraca.application.payment.WriteUnit;
import dev.catraca.application.payment.port.ChecksAccounts;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.RegistersWebhooks;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds the use cases around the accounts that merchants hold with providers. */
@Dependent
class ProviderAccountUseCases {
    @Produces
    @Singleton
    static CheckCredentials checkCredentials(PaymentProviders providers) {
        return new CheckCredentials(providers);
    }

    @Produces
    @Singleton
    static WriteProviderAccount writeProviderAccount(
            ProviderAccounts accounts, PaymentProviders providers) {
        return new WriteProviderAccount(accounts, providers);
    }

    @Produces
    @Singleton
    static PutProviderAccount putProviderAccount(
            Merchants merchants,
            CheckCredentials checking,
            WriteProviderAccount writing,
            Transactions transactions) {
        return new PutProviderAccount(merchants, checking, writing, transactions);
    }

    @Produces
    @Singleton
    static WriteUnit writeUnit(
            Merchants merchants, WriteMerchant writing, WriteProviderAccount accounts) {
        return new WriteUnit(merchants, writing, accounts);
    }

    @Produces
    @Singleton
    static ListAccounts listAccounts(ProviderAccounts accounts) {
        return new ListAccounts(accounts);
    }

    @Produces
    @Singleton
    static CheckAccount checkAccount(
            Merchants merchants,
            ProviderAccounts accounts,
            Inbox inbox,
            @Any Instance<ChecksAccounts> providers,
            Settings settings) {
        return new CheckAccount(
                merchants,
                accounts,
                inbox,
                providers.stream().toList(),
                new WebhookAddress(settings.publicUrl()),
                settings.isProduction());
    }

    @Produces
    @Singleton
    static RegisterWebhook registerWebhook(
            Merchants merchants,
            ProviderAccounts accounts,
            @Any Instance<RegistersWebhooks> providers,
            Transactions transactions,
            Settings settings) {
        return new RegisterWebhook(
                merchants,
                accounts,
                providers.stream().toList(),
                transactions,
                new WebhookAddress(settings.publicUrl()));
    }
}
