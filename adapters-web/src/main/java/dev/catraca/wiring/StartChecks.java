package dev.catraca.wiring;

import dev.catraca.adapters.web.gate.Admission;
import dev.catraca.application.installation.CheckInstallation;
import dev.catraca.domain.installation.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at the installation until it is fit, and says each fault once. Then this node stays open:
 * during a roll-out a newer release may migrate the schema under it.
 */
@ApplicationScoped
class StartChecks implements Admission {
    private static final System.Logger LOG = System.getLogger(StartChecks.class.getName());
    private static final List<Fault> NOT_YET =
            List.of(new Fault("not-checked-yet", "server", "It is starting."));

    @Inject private CheckInstallation checking;

    private final Set<String> told = new HashSet<>();
    private volatile List<Fault> faults = NOT_YET;

    @Override
    public boolean isOpen() {
        return faults.isEmpty();
    }

    List<Fault> faults() {
        return faults;
    }

    /** Whether it is fit now. */
    synchronized boolean look() {
        if (isOpen()) {
            return true;
        }
        var found = checking.check();
        for (var it : found) {
            if (told.add(it.toString())) {
                LOG.log(Level.ERROR, "Not serving: {0}", it);
            }
        }
        faults = found;
        if (isOpen()) {
            LOG.log(Level.INFO, "The installation is fit: serving");
        }
        return isOpen();
    }
}
