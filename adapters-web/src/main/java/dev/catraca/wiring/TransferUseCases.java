package dev.catraca.wiring;

import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.ListTransfers;
import dev.catraca.application.payment.TransferShares;
import dev.catraca.application.payment.WantShares;
import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.payment.port.TransfersShares;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the use cases around shares that are sent one by one, once. */
@Dependent
class TransferUseCases {
    @Produces
    @Singleton
    static WantShares wantShares(
            Transfers transfers, @Any Instance<TransfersShares> providers, Ids ids) {
        return new WantShares(transfers, providers.stream().toList(), ids);
    }

    @Produces
    @Singleton
    static TransferShares transferShares(
            Transfers transfers,
            @Any Instance<TransfersShares> providers,
            ProviderAccounts accounts,
            Timeline timeline,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        return new TransferShares(
                transfers,
                providers.stream().toList(),
                accounts,
                timeline,
                transactions,
                schedule,
                clock);
    }

    @Produces
    @Singleton
    static ListTransfers listTransfers(Transfers transfers) {
        return new ListTransfers(transfers);
    }
}
