package dev.catraca.application.sale;

import dev.catraca.application.sale.port.UnitSystem.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What a unit's system said, for a while. Of many who want to know the same at once, one asks and
 * all get that answer; only what is known is remembered.
 */
final class Memory<K, V> {
    /** Keys come from outside, so there must be a limit to remembering them. */
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration life;
    private final Map<K, Held<V>> held = new ConcurrentHashMap<>();
    private final Map<K, CompletableFuture<Reply<V>>> asked = new ConcurrentHashMap<>();

    Memory(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    /** Something known, and since when. */
    record Held<V>(V value, Instant since) {}

    /** What is remembered of it, or what asking says now. */
    Answer<V> recall(K key, Supplier<Reply<V>> ask) {
        return young(key)
                .<Answer<V>>map(it -> new Answer<>(new Reply.Known<>(it.value()), true))
                .orElseGet(() -> new Answer<>(askOnce(key, ask), false));
    }

    record Answer<V>(Reply<V> reply, boolean isRemembered) {}

    Optional<Held<V>> young(K key) {
        return Optional.ofNullable(held.get(key))
                .filter(it -> clock.instant().isBefore(it.since().plus(life)));
    }

    void remember(K key, Held<V> known) {
        if (held.size() >= MOST) {
            held.clear();
        }
        held.put(key, known);
    }

    private Reply<V> askOnce(K key, Supplier<Reply<V>> ask) {
        var mine = new CompletableFuture<Reply<V>>();
        var theirs = asked.putIfAbsent(key, mine);
        if (theirs != null) {
            return theirs.join();
        }
        try {
            var since = clock.instant();
            var reply = ask.get();
            if (reply instanceof Reply.Known<V>(var value)) {
                remember(key, new Held<>(value, since));
            }
            mine.complete(reply);
            return reply;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            asked.remove(key);
        }
    }
}
