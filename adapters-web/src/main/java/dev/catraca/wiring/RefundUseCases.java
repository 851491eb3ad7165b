package dev.catraca.wiring;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.CarryOutRefunds;
import dev.catraca.application.payment.ListRefunds;
import dev.catraca.application.payment.RefundPayment;
import dev.catraca.application.payment.SettlePayments;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.port.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the use cases around money that goes back, once. */
@Dependent
class RefundUseCases {
    @Produces
    @Singleton
    static RefundPayment refundPayment(
            Merchants merchants,
            ProviderAccounts accounts,
            Orders orders,
            Payments payments,
            Refunds refunds,
            @Any Instance<RefundsCharges> providers,
            Timeline timeline,
            SettlePayments settling,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        return new RefundPayment(
                merchants,
                accounts,
                orders,
                payments,
                refunds,
                providers.stream().toList(),
                timeline,
                settling,
                transactions,
                schedule,
                clock);
    }

    @Produces
    @Singleton
    static ListRefunds listRefunds(Refunds refunds) {
        return new ListRefunds(refunds);
    }

    @Produces
    @Singleton
    static CarryOutRefunds carryOutRefunds(
            Refunds refunds,
            @Any Instance<RefundsCharges> providers,
            ProviderAccounts accounts,
            Orders orders,
            Payments payments,
            Timeline timeline,
            SettlePayments settling,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        return new CarryOutRefunds(
                refunds,
                providers.stream().toList(),
                accounts,
                orders,
                payments,
                timeline,
                settling,
                transactions,
                schedule,
                clock);
    }
}
