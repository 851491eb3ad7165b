package dev.catraca.wiring;

import dev.catraca.application.notification.DeliverMails;
import dev.catraca.application.payment.CarryOutRefunds;
import dev.catraca.application.payment.SettlePayments;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.SettlePayments.Outcome.Looked;
import dev.catraca.application.payment.TransferShares;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.application.provisioning.ProvisionOrders;
import dev.catraca.application.reconciliation.CompareAccess;
import dev.catraca.application.reconciliation.FetchUndelivered;
import dev.catraca.application.shared.port.Doorbell.Queue;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.eclipse.microprofile.health.Readiness;

/** What ticks: a few workers per queue, woken by the doorbell at once and by the clock at last. */
@ApplicationScoped
class Clocks {
    private static final System.Logger LOG = System.getLogger(Clocks.class.getName());
    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final Duration PAUSE_BETWEEN_CHECKS = Duration.ofSeconds(5);

    @Resource private ManagedThreadFactory threads;

    private final Bells bells;
    private final SettlePayments settling;
    private final ProvisionOrders provisioning;
    private final TransferShares transferring;
    private final CarryOutRefunds refunding;
    private final DeliverMails mailing;
    private final CompareAccess comparing;
    private final FetchUndelivered fetching;
    private final Enrolment enrolment;
    private final KeyImport keyImport;
    private final StartChecks checks;
    private final Stopping stopping;
    private final StopSignal stopSignal;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean isStopping;

    @Inject
    Clocks(
            Bells bells,
            SettlePayments settling,
            ProvisionOrders provisioning,
            TransferShares transferring,
            CarryOutRefunds refunding,
            DeliverMails mailing,
            CompareAccess comparing,
            FetchUndelivered fetching,
            @Readiness Enrolment enrolment,
            KeyImport keyImport,
            StartChecks checks,
            @Readiness Stopping stopping,
            Settings settings) {
        this.bells = bells;
        this.settling = settling;
        this.provisioning = provisioning;
        this.transferring = transferring;
        this.refunding = refunding;
        this.mailing = mailing;
        this.comparing = comparing;
        this.fetching = fetching;
        this.enrolment = enrolment;
        this.keyImport = keyImport;
        this.checks = checks;
        this.stopping = stopping;
        this.stopSignal = new StopSignal(this::claimNothingMore, settings.stopPause());
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        stopSignal.hear();
        start("start", this::open);
        work(Queue.NOTIFICATIONS, 4, () -> settle(new Hint.Notifications()));
        work(Queue.PAYMENTS, 2, () -> settle(new Hint.DuePayments(Stage.UNSETTLED)));
        work(Queue.SETTLED_PAYMENTS, 1, () -> settle(new Hint.DuePayments(Stage.SETTLED)));
        work(Queue.PROVISIONINGS, 8, provisioning::provisionDue);
        // Nobody waits before a screen for a share: the next second is soon enough.
        work(Queue.TRANSFERS, 2, transferring::transferDue);
        work(Queue.REFUNDS, 1, refunding::carryOutDue);
        work(Queue.MAILS, 2, mailing::deliverDue);
        work(Queue.COMPARISONS, 1, comparing::compareDue);
        work(Queue.BACKLOGS, 1, fetching::fetchDue);
    }

    /** Claims nothing more, and lets what was claimed end. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application)
            throws InterruptedException {
        stopSignal.forget();
        claimNothingMore();
        var deadline = System.nanoTime() + DRAIN.toNanos();
        for (var worker : workers) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (left.isPositive()) {
                worker.join(left);
            }
        }
    }

    private void claimNothingMore() {
        isStopping = true;
        stopping.begin();
        bells.ringAll();
    }

    private int settle(Hint hint) {
        return settling.settle(hint) instanceof Looked(var count) ? count : 0;
    }

    private void work(Queue queue, int count, IntSupplier work) {
        for (var i = 0; i < count; i++) {
            // One worker of each queue looks every second; the others come when there is more.
            var tick = i == 0 ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
            start(queue.name(), () -> workOff(queue, tick, work));
        }
    }

    private void start(String name, Runnable loop) {
        var thread = threads.newThread(loop);
        thread.setName("catraca-" + name.toLowerCase(java.util.Locale.ROOT));
        workers.add(thread);
        thread.start();
    }

    private void workOff(Queue queue, Duration tick, IntSupplier work) {
        while (!isStopping && !Thread.currentThread().isInterrupted()) {
            bells.await(queue, tick);
            try {
                while (!isStopping && checks.isOpen() && work.getAsInt() > 0) {
                    bells.ring(queue);
                }
            } catch (RuntimeException failure) {
                // The database is away, or a bug of ours: what was claimed is due again later.
                LOG.log(Level.ERROR, queue + " cannot be worked off now", failure);
            }
        }
    }

    /** Looks until the installation is fit; only then anything is claimed. */
    private void open() {
        while (!isStopping && !isFit()) {
            bells.await(Queue.PAYMENTS, PAUSE_BETWEEN_CHECKS);
        }
        bells.ringAll();
        while (!isStopping && !enrolment.attempt()) {
            bells.await(Queue.PAYMENTS, Duration.ofSeconds(1));
        }
        while (!isStopping && !keyImport.attempt()) {
            bells.await(Queue.PAYMENTS, PAUSE_BETWEEN_CHECKS);
        }
    }

    private boolean isFit() {
        try {
            return checks.look();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "The installation cannot be checked now", failure);
            return false;
        }
    }
}
