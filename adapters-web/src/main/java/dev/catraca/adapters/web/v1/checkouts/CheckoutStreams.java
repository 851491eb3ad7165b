package dev.catraca.adapters.web.v1.checkouts;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.payment.FollowCheckouts;
import dev.catraca.domain.order.OrderId;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * All event streams of this node. One clock looks for all of them at once, with one query, so that
 * a waiting buyer costs a socket and nothing else. Any node can serve any buyer, since all that is
 * told stands in the database.
 */
@ApplicationScoped
public class CheckoutStreams {
    private static final System.Logger LOG = System.getLogger(CheckoutStreams.class.getName());
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    @Inject private FollowCheckouts following;

    @Inject
    @ConfigProperty(name = "catraca.checkout.streams", defaultValue = "1000")
    private int most;

    @Resource private ManagedScheduledExecutorService executor;

    private final Set<CheckoutStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable Future<?> clock;

    /** Refuses one stream more than this node takes. */
    void add(CheckoutStream stream) {
        synchronized (this) {
            if (open.size() >= most) {
                throw new Rejected(ProblemCode.TOO_MANY_STREAMS).retryAfter(AGAIN);
            }
            open.add(stream);
            if (clock == null) {
                var pause = TICK.toMillis();
                clock =
                        executor.scheduleWithFixedDelay(
                                this::tick, pause, pause, TimeUnit.MILLISECONDS);
            }
        }
        stream.begin();
    }

    @PreDestroy
    void stop() {
        var ticking = clock;
        if (ticking != null) {
            ticking.cancel(false);
        }
        open.forEach(CheckoutStream::close);
    }

    private void tick() {
        try {
            open.removeIf(CheckoutStream::isOver);
            if (!open.isEmpty()) {
                tellAll();
            }
        } catch (RuntimeException failure) {
            // The database is away: the buyers are told by a later tick.
            LOG.log(Level.WARNING, "waiting buyers cannot be told now", failure);
        }
    }

    private void tellAll() {
        Set<OrderId> orders =
                open.stream().map(CheckoutStream::order).collect(Collectors.toUnmodifiableSet());
        var steps = following.follow(orders);
        open.forEach(it -> it.tell(steps.getOrDefault(it.order(), List.of())));
    }
}
