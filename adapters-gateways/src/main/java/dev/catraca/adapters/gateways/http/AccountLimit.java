package dev.catraca.adapters.gateways.http;

import dev.catraca.domain.merchant.MerchantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * At most twelve calls of one account at once, so that a busy merchant leaves room for the others.
 * Each gateway has its own.
 */
public final class AccountLimit {
    private static final int AT_ONCE = 12;

    /** A short rush waits for its turn; whoever waits longer had better come again. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<MerchantId, Semaphore> accounts = new ConcurrentHashMap<>();

    /**
     * Makes the guarded call, or throws {@link CallFailed} if there is no room here or the guard
     * lets nothing through.
     */
    public Answer within(MerchantId account, Supplier<Answer> guarded) {
        var room = accounts.computeIfAbsent(account, _ -> new Semaphore(AT_ONCE, true));
        enter(room);
        try {
            return guarded.get();
        } catch (CircuitBreakerOpenException open) {
            throw new CallFailed(Failure.BREAKER_OPEN);
        } catch (BulkheadException full) {
            throw new CallFailed(Failure.TOO_MANY_CALLS);
        } finally {
            room.release();
        }
    }

    private static void enter(Semaphore room) {
        try {
            if (!room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new CallFailed(Failure.ACCOUNT_BUSY);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CallFailed(Failure.ACCOUNT_BUSY);
        }
    }
}
