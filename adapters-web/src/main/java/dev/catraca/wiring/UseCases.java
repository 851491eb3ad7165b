package dev.catraca.wiring;

import dev.catraca.adapters.web.metrics.Meters;
import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.application.access.CreateApiKey;
import dev.catraca.application.access.EnrolAdminKey;
import dev.catraca.application.access.ListApiKeys;
import dev.catraca.application.access.RevokeApiKey;
import dev.catraca.application.access.RotateApiKey;
import dev.catraca.application.access.port.ApiKeys;
import dev.catraca.application.access.port.KeyUses;
import dev.catraca.application.catalogue.PutPlan;
import dev.catraca.application.catalogue.ReadPlans;
import dev.catraca.application.catalogue.RemovePlan;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.idempotency.BeginRequest;
import dev.catraca.application.idempotency.EndRequest;
import dev.catraca.application.idempotency.port.Answers;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.merchant.CheckOrigin;
import dev.catraca.application.merchant.PutMerchant;
import dev.catraca.application.merchant.PutSigningSecret;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.merchant.port.Signatures;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.notification.DeliverMails;
import dev.catraca.application.notification.port.MailServer;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.operation.ListCalls;
import dev.catraca.application.operation.ReadInvariants;
import dev.catraca.application.operation.ReadProviders;
import dev.catraca.application.operation.port.CallSearch;
import dev.catraca.application.operation.port.Invariants;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.OrderSearch;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Stock;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.ApplyReport;
import dev.catraca.application.payment.CancelOrder;
import dev.catraca.application.payment.CheckAccount;
import dev.catraca.application.payment.CheckCredentials;
import dev.catraca.application.payment.ListAccounts;
import dev.catraca.application.payment.ListNotifications;
import dev.catraca.application.payment.ListOrders;
import dev.catraca.application.payment.OpenPayment;
import dev.catraca.application.payment.PollBudget;
import dev.catraca.application.payment.PutProviderAccount;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.application.payment.ReceiveNotification;
import dev.catraca.application.payment.RegisterWebhook;
import dev.catraca.application.payment.ReplayNotification;
import dev.catraca.application.payment.ReturnBuyer;
import dev.catraca.application.payment.SettlePayments;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.application.payment.WantShares;
import dev.catraca.application.payment.WebhookAddress;
import dev.catraca.application.payment.WriteProviderAccount;
import dev.catraca.application.payment.WriteReceiptMail;
import dev.catraca.application.payment.WriteUnit;
import dev.catraca.application.payment.port.CallCounts;
import dev.catraca.application.payment.port.ChecksAccounts;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.Ledger;
import dev.catraca.application.payment.port.Openings;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.RegistersWebhooks;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.provisioning.ListProvisionings;
import dev.catraca.application.provisioning.ProvisionOrders;
import dev.catraca.application.provisioning.RetryProvisioning;
import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.quote.FindQuote;
import dev.catraca.application.reconciliation.CompareAccess;
import dev.catraca.application.reconciliation.FetchUndelivered;
import dev.catraca.application.reconciliation.Reconcile;
import dev.catraca.application.reconciliation.port.Backlogs;
import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.application.shared.NewId;
import dev.catraca.application.shared.RecordCall;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.MainSystemKind;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Builds every use case, once. */
@Dependent
class UseCases {
    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    static RetrySchedule retrySchedule(RandomGenerator random) {
        return new RetrySchedule(random);
    }

    // Who sells, and what

    @Produces
    @Singleton
    static WriteMerchant writeMerchant(Merchants merchants, Ids ids, Settings settings) {
        return new WriteMerchant(
                merchants,
                ids,
                settings.isMainSystemRemote() ? MainSystemKind.REMOTE : MainSystemKind.EMBEDDED);
    }

    @Produces
    @Singleton
    static PutMerchant putMerchant(WriteMerchant writing, Transactions transactions) {
        return new PutMerchant(writing, transactions);
    }

    @Produces
    @Singleton
    static ReadMerchant readMerchant(Merchants merchants) {
        return new ReadMerchant(merchants);
    }

    @Produces
    @Singleton
    static CheckOrigin checkOrigin(Merchants merchants) {
        return new CheckOrigin(merchants);
    }

    @Produces
    @Singleton
    static PutSigningSecret putSigningSecret(
            Merchants merchants, SigningSecrets secrets, Transactions transactions, Clock clock) {
        return new PutSigningSecret(merchants, secrets, transactions, clock);
    }

    @Produces
    @Singleton
    static PutPlan putPlan(Plans plans, Transactions transactions) {
        return new PutPlan(plans, transactions);
    }

    @Produces
    @Singleton
    static RemovePlan removePlan(Plans plans, Transactions transactions) {
        return new RemovePlan(plans, transactions);
    }

    @Produces
    @Singleton
    static ReadPlans readPlans(Plans plans) {
        return new ReadPlans(plans);
    }

    // Who calls

    @Produces
    @Singleton
    static AuthenticateKey authenticateKey(ApiKeys keys, KeyUses uses, Clock clock) {
        return new AuthenticateKey(keys, uses, clock);
    }

    @Produces
    @Singleton
    static CreateApiKey createApiKey(
            ApiKeys keys,
            Merchants merchants,
            Transactions transactions,
            RandomGenerator random,
            Clock clock,
            Settings settings) {
        return new CreateApiKey(
                keys, merchants, transactions, random, clock, settings.isProduction());
    }

    @Produces
    @Singleton
    static RotateApiKey rotateApiKey(
            ApiKeys keys,
            Merchants merchants,
            Transactions transactions,
            RandomGenerator random,
            Clock clock,
            Settings settings) {
        return new RotateApiKey(
                keys, merchants, transactions, random, clock, settings.isProduction());
    }

    @Produces
    @Singleton
    static RevokeApiKey revokeApiKey(
            ApiKeys keys, Merchants merchants, Transactions transactions, Clock clock) {
        return new RevokeApiKey(keys, merchants, transactions, clock);
    }

    @Produces
    @Singleton
    static ListApiKeys listApiKeys(ApiKeys keys, Merchants merchants, Clock clock) {
        return new ListApiKeys(keys, merchants, clock);
    }

    @Produces
    @Singleton
    static EnrolAdminKey enrolAdminKey(
            ApiKeys keys, Transactions transactions, Ids ids, Clock clock) {
        return new EnrolAdminKey(keys, transactions, ids, clock);
    }

    @Produces
    @Singleton
    static BeginRequest beginRequest(Answers answers, Ids ids) {
        return new BeginRequest(answers, ids);
    }

    @Produces
    @Singleton
    static EndRequest endRequest(Answers answers) {
        return new EndRequest(answers);
    }

    // From the wish to pay to access

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

    @Produces
    @Singleton
    static OpenPayment openPayment(
            PaymentProviders providers,
            Orders orders,
            Payments payments,
            Openings openings,
            Timeline timeline,
            Stock stock,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Settings settings) {
        return new OpenPayment(
                providers,
                orders,
                payments,
                openings,
                timeline,
                stock,
                transactions,
                ids,
                clock,
                settings.publicUrl());
    }

    @Produces
    @Singleton
    static StartPayment startPayment(
            Merchants merchants,
            ProviderAccounts accounts,
            Plans plans,
            FindQuote quotes,
            Affiliates affiliates,
            Stock stock,
            Orders orders,
            Payments payments,
            Openings openings,
            Timeline timeline,
            CountRequest limits,
            OpenPayment opening,
            CancelOrder canceling,
            SettlePayments settling,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Settings settings) {
        return new StartPayment(
                merchants,
                accounts,
                plans,
                quotes,
                affiliates,
                stock,
                orders,
                payments,
                openings,
                timeline,
                limits,
                opening,
                canceling,
                settling,
                transactions,
                ids,
                clock,
                settings.checkoutLifetime());
    }

    @Produces
    @Singleton
    static ReceiveNotification receiveNotification(
            Merchants merchants,
            ProviderAccounts accounts,
            PaymentProviders providers,
            Inbox inbox,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        return new ReceiveNotification(merchants, accounts, providers, inbox, doorbell, ids, clock);
    }

    @Produces
    @Singleton
    static ApplyReport applyReport(
            Merchants merchants,
            Orders orders,
            Payments payments,
            Refunds refunds,
            Ledger ledger,
            WantShares shares,
            Timeline timeline,
            Provisionings provisionings,
            Cancellations cancellations,
            Stock stock,
            Sales sales,
            Mails mails,
            Ids ids,
            Clock clock,
            Meters meters,
            WantedAccess wanted) {
        return new ApplyReport(
                merchants,
                orders,
                payments,
                refunds,
                ledger,
                shares,
                new MeasuredTimeline(timeline, meters, wanted),
                provisionings,
                cancellations,
                stock,
                sales,
                new WriteReceiptMail(mails, ids),
                ids,
                clock);
    }

    @Produces
    @Singleton
    static PollBudget pollBudget(
            @Any Instance<ReportsBreakers> providers, CallCounts counts, Clock clock) {
        return new PollBudget(providers.stream().toList(), counts, clock);
    }

    @Produces
    @Singleton
    static SettlePayments settlePayments(
            Merchants merchants,
            ProviderAccounts accounts,
            PaymentProviders providers,
            Inbox inbox,
            Orders orders,
            Payments payments,
            OpenPayment opening,
            ApplyReport applying,
            Cancellations cancellations,
            Timeline timeline,
            Transactions transactions,
            Doorbell doorbell,
            PollBudget budget,
            RetrySchedule schedule,
            Clock clock) {
        return new SettlePayments(
                merchants,
                accounts,
                providers,
                inbox,
                orders,
                payments,
                opening,
                applying,
                cancellations,
                timeline,
                transactions,
                doorbell,
                budget,
                schedule,
                clock);
    }

    @Produces
    @Singleton
    static ReturnBuyer returnBuyer(
            SettlePayments settling,
            Orders orders,
            SigningSecrets secrets,
            Signatures signatures,
            RandomGenerator random,
            Clock clock) {
        return new ReturnBuyer(settling, orders, secrets, signatures, random, clock);
    }

    @Produces
    @Singleton
    static CancelOrder cancelOrder(
            Merchants merchants,
            Orders orders,
            Payments payments,
            Cancellations cancellations,
            Timeline timeline,
            SettlePayments settling,
            Transactions transactions,
            Clock clock) {
        return new CancelOrder(
                merchants,
                orders,
                payments,
                cancellations,
                timeline,
                settling,
                transactions,
                clock);
    }

    @Produces
    @Singleton
    static ListOrders listOrders(
            OrderSearch search, Merchants merchants, Payments payments, Sales sales) {
        return new ListOrders(search, merchants, payments, sales);
    }

    @Produces
    @Singleton
    static ReadOrder readOrder(
            Merchants merchants, Orders orders, Payments payments, Sales sales, Timeline timeline) {
        return new ReadOrder(merchants, orders, payments, sales, timeline);
    }

    @Produces
    @Singleton
    static ProvisionOrders provisionOrders(
            Provisionings provisionings,
            MainSystem mainSystem,
            Timeline timeline,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock,
            Meters meters,
            WantedAccess wanted) {
        return new ProvisionOrders(
                provisionings,
                mainSystem,
                new MeasuredTimeline(timeline, meters, wanted),
                transactions,
                schedule,
                clock);
    }

    @Produces
    @Singleton
    static ListProvisionings listProvisionings(Provisionings provisionings) {
        return new ListProvisionings(provisionings);
    }

    @Produces
    @Singleton
    static RetryProvisioning retryProvisioning(Provisionings provisionings, Doorbell doorbell) {
        return new RetryProvisioning(provisionings, doorbell);
    }

    @Produces
    @Singleton
    static ListNotifications listNotifications(Inbox inbox) {
        return new ListNotifications(inbox);
    }

    @Produces
    @Singleton
    static ReplayNotification replayNotification(Inbox inbox, Doorbell doorbell) {
        return new ReplayNotification(inbox, doorbell);
    }

    // What nobody told us

    @Produces
    @Singleton
    static CompareAccess compareAccess(
            Comparisons comparisons,
            MainSystem mainSystem,
            Timeline timeline,
            Transactions transactions,
            Doorbell doorbell,
            Clock clock) {
        return new CompareAccess(comparisons, mainSystem, timeline, transactions, doorbell, clock);
    }

    @Produces
    @Singleton
    static FetchUndelivered fetchUndelivered(
            Backlogs backlogs,
            ProviderAccounts accounts,
            PaymentProviders providers,
            Inbox inbox,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        return new FetchUndelivered(backlogs, accounts, providers, inbox, doorbell, ids, clock);
    }

    @Produces
    @Singleton
    static Reconcile reconcile(
            Payments payments,
            Comparisons comparisons,
            Backlogs backlogs,
            Transfers transfers,
            Doorbell doorbell,
            Clock clock) {
        return new Reconcile(payments, comparisons, backlogs, transfers, doorbell, clock);
    }

    @Produces
    @Singleton
    static ReadInvariants readInvariants(Invariants invariants) {
        return new ReadInvariants(invariants);
    }

    @Produces
    @Singleton
    static ReadProviders readProviders(CallSearch calls, @Any Instance<ReportsBreakers> providers) {
        return new ReadProviders(calls, providers.stream().toList());
    }

    @Produces
    @Singleton
    static ListCalls listCalls(CallSearch search, Merchants merchants) {
        return new ListCalls(search, merchants);
    }

    @Produces
    @Singleton
    static RecordCall recordCall(CallLog log, Clock clock) {
        return new RecordCall(log, clock);
    }

    @Produces
    @Singleton
    static NewId newId(Ids ids) {
        return new NewId(ids);
    }

    @Produces
    @Singleton
    static DeliverMails deliverMails(
            Mails mails, MailServer server, RetrySchedule schedule, Clock clock) {
        return new DeliverMails(mails, server, schedule, clock);
    }
}
