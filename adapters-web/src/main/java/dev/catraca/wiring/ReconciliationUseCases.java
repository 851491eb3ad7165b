package dev.catraca.wiring;

import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.application.reconciliation.CompareAccess;
import dev.catraca.application.reconciliation.FetchUndelivered;
import dev.catraca.application.reconciliation.Reconcile;
import dev.catraca.application.reconciliation.port.Backlogs;
import dev.catraca.application.reconciliation.port.Comparisons;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the use cases that find what nobody told us. */
@Dependent
class ReconciliationUseCases {
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
}
