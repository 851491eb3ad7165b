package dev.catraca.wiring;

import dev.catraca.application.cart.ReleaseStock;
import dev.catraca.application.limits.ForgetCounts;
import dev.catraca.application.operation.KeepCalls;
import dev.catraca.application.sale.ForgetUsedTokens;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/** Forgets what nobody needs any more; the container ends it with the application. */
@ApplicationScoped
class Cleaning {
    private static final System.Logger LOG = System.getLogger(Cleaning.class.getName());

    @Resource private ManagedScheduledExecutorService scheduler;

    private final ForgetCounts forgetting;
    private final ReleaseStock releasing;
    private final KeepCalls keeping;
    private final ForgetUsedTokens tokens;

    @Inject
    Cleaning(
            ForgetCounts forgetting,
            ReleaseStock releasing,
            KeepCalls keeping,
            ForgetUsedTokens tokens) {
        this.forgetting = forgetting;
        this.releasing = releasing;
        this.keeping = keeping;
        this.tokens = tokens;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        var _ = scheduler.scheduleWithFixedDelay(this::forget, 1, 1, TimeUnit.MINUTES);
        var _ = scheduler.scheduleWithFixedDelay(this::release, 1, 1, TimeUnit.MINUTES);
        var _ = scheduler.scheduleWithFixedDelay(this::keep, 1, 60, TimeUnit.MINUTES);
        var _ = scheduler.scheduleWithFixedDelay(this::forgetTokens, 1, 10, TimeUnit.MINUTES);
    }

    /** A failure would end the schedule, so it ends here. */
    private void forget() {
        try {
            var count = 1;
            while (count > 0) {
                count = forgetting.forget();
                LOG.log(Level.DEBUG, "{0} callers with a whole quota are forgotten", count);
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Callers with a whole quota cannot be forgotten now", failure);
        }
    }

    /** Pieces that are kept for nobody any more; a failure ends here, too. */
    private void release() {
        try {
            while (releasing.release() > 0) {
                LOG.log(Level.DEBUG, "Expired reservations are released");
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Expired reservations cannot be released now", failure);
        }
    }

    /** The months of the call log; a failure ends here, too. */
    private void keep() {
        try {
            var kept = keeping.keep();
            if (kept.made() > 0 || kept.dropped() > 0) {
                LOG.log(
                        Level.INFO,
                        "{0} months of the call log are made, {1} are dropped",
                        kept.made(),
                        kept.dropped());
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The months of the call log cannot be kept now", failure);
        }
    }

    /** Of cards and captchas; a failure ends here, too. */
    private void forgetTokens() {
        try {
            while (tokens.forget() > 0) {
                LOG.log(Level.DEBUG, "Used tokens are forgotten");
            }
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Used tokens cannot be forgotten now", failure);
        }
    }
}
