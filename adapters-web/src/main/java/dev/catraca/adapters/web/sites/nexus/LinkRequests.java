package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.application.account.SendActivation;
import dev.catraca.domain.shared.Email;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;

/**
 * Requests for a new activation link, carried out after their answer: whoever asks must not learn
 * by its duration whether there is such a user. A few at a time; what is too much is dropped.
 */
@ApplicationScoped
class LinkRequests {
    private static final System.Logger LOG = System.getLogger(LinkRequests.class.getName());
    private static final int MOST_AT_ONCE = 8;

    @Resource private ManagedExecutorService executor;
    @Inject private SendActivation sending;

    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);

    void accept(Email email) {
        if (!permits.tryAcquire()) {
            LOG.log(Level.WARNING, "Too many ask for activation links: one is dropped");
            return;
        }
        try {
            executor.execute(() -> send(email));
        } catch (RuntimeException refused) {
            permits.release();
            throw refused;
        }
    }

    private void send(Email email) {
        try {
            sending.send(new SendActivation.Command(email));
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "An activation link could not be sent", failure);
        } finally {
            permits.release();
        }
    }
}
