package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.payment.port.Refunds;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.Rows;
import dev.catraca.application.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Finds out what came of refunds that ended in no clear answer, or whose request died, and carries
 * out what was not. A crash leaves what {@link RefundPayment} says of one: the row is due again
 * when its lease ends, with the same key, and whoever slept past the end of a lease is not heard.
 */
public final class CarryOutRefunds {
    private static final int BATCH = 4;
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Refunds refunds;
    private final RefundCalls calls;
    private final Rows rows;

    public CarryOutRefunds(
            Refunds refunds,
            List<RefundsCharges> providers,
            ProviderAccounts accounts,
            Orders orders,
            Payments payments,
            Timeline timeline,
            SettlePayments settling,
            Transactions transactions,
            RetrySchedule schedule,
            Clock clock) {
        this.refunds = refunds;
        this.calls =
                new RefundCalls(
                        refunds,
                        providers,
                        accounts,
                        orders,
                        payments,
                        timeline,
                        settling,
                        transactions,
                        schedule,
                        clock);
        this.rows = new Rows(clock);
    }

    /** Works off what is due; how many rows that were. */
    public int carryOutDue() {
        var due = refunds.claimDue(BATCH, LEASE);
        rows.workOff(due, LEASE, it -> it.refund().order(), calls::work, calls::failed);
        return due.size();
    }
}
