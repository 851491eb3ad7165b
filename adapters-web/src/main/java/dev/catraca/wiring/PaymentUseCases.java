package dev.catraca.wiring;

import dev.catraca.adapters.web.metrics.Meters;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.merchant.port.Signatures;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.order.port.Cancellations;
import dev.catraca.application.order.port.OrderSearch;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Stock;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.ApplyReport;
import dev.catraca.application.payment.CancelOrder;
import dev.catraca.application.payment.ListNotifications;
import dev.catraca.application.payment.ListOrders;
import dev.catraca.application.payment.OpenPayment;
import dev.catraca.application.payment.PollBudget;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.application.payment.ReceiveNotification;
import dev.catraca.application.payment.ReplayNotification;
import dev.catraca.application.payment.ReturnBuyer;
import dev.catraca.application.payment.SettlePayments;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.application.payment.WantShares;
import dev.catraca.application.payment.WriteReceiptMail;
import dev.catraca.application.payment.port.CallCounts;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.Ledger;
import dev.catraca.application.payment.port.Openings;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.application.payment.port.Sales;
import dev.catraca.application.provisioning.port.Provisionings;
import dev.catraca.application.quote.FindQuote;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Builds the use cases from the wish to pay until the order is paid or over. */
@Dependent
class PaymentUseCases {
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
    static ListNotifications listNotifications(Inbox inbox) {
        return new ListNotifications(inbox);
    }

    @Produces
    @Singleton
    static ReplayNotification replayNotification(Inbox inbox, Doorbell doorbell) {
        return new ReplayNotification(inbox, doorbell);
    }
}
