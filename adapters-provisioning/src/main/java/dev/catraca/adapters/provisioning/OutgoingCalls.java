package dev.catraca.adapters.provisioning;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets calls out of the process, each with a certain end: a read timeout never ends one that is
 * answered a byte at a time, but a virtual thread that is interrupted closes its socket.
 */
@Dependent
class OutgoingCalls {
    /** A call that is made once and answers or throws. */
    @FunctionalInterface
    interface OutgoingCall<T> {
        T make() throws Exception;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    @SuppressWarnings("NullAway.Init")
    TransactionSynchronizationRegistry transactions;

    /**
     * Throws {@link IllegalStateException} inside a transaction, which would hold a database
     * connection for as long as the other side likes.
     */
    <T> T within(Duration limit, OutgoingCall<T> call) throws NoAnswer {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("A remote call inside a transaction.");
        }
        Future<T> running = threads.submit(call::make);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw NoAnswer.of("timeout");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw NoAnswer.of("interrupted");
        } catch (ExecutionException failed) {
            throw NoAnswer.from(failed).orElseThrow(() -> new IllegalStateException(failed));
        } finally {
            running.cancel(true);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
