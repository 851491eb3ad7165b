package dev.catraca.adapters.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets callers who come at the same time share one statement and its commit: while one of them
 * writes a group, those who come after gather for the next. Whoever comes alone writes at once, and
 * nobody returns before what it brought is committed.
 *
 * <p>A caller may not be in a transaction: somebody else's would decide over what it brought.
 */
final class GroupCommit<T, R> {
    private final int most;
    private final Function<List<T>, List<R>> write;
    private final Predicate<RuntimeException> isAboutOne;
    private final Queue<Caller<T, R>> waiting = new ArrayDeque<>();
    private boolean isWriting;

    /**
     * {@code write} gives a result for each of up to {@code most} items, in their order; {@code
     * isAboutOne} tells failures that an item of the group can be to blame for.
     */
    GroupCommit(
            int most, Function<List<T>, List<R>> write, Predicate<RuntimeException> isAboutOne) {
        this.most = most;
        this.write = write;
        this.isAboutOne = isAboutOne;
    }

    /** What {@code write} gives for this item; throws what it throws for it. */
    R write(T item) {
        var caller = new Caller<T, R>(item);
        return isFirst(caller) ? lead() : caller.turn.join().get();
    }

    private synchronized boolean isFirst(Caller<T, R> caller) {
        waiting.add(caller);
        if (isWriting) {
            return false;
        }
        isWriting = true;
        return true;
    }

    /** Writes the group at whose head the caller stands. */
    private R lead() {
        var group = nextGroup();
        List<R> results;
        try {
            results = write.apply(group.stream().map(Caller::item).toList());
        } catch (RuntimeException | Error failure) {
            if (!(failure instanceof RuntimeException refusal && isAboutOne.test(refusal))) {
                tellAll(
                        group,
                        () -> {
                            throw failure;
                        });
                throw failure;
            }
            letNextLead();
            if (group.size() == 1) {
                throw failure;
            }
            return separate(group);
        }
        letNextLead();
        for (var i = 1; i < group.size(); i++) {
            var result = results.get(i);
            group.get(i).turn.complete(() -> result);
        }
        return results.getFirst();
    }

    /** One item that cannot be written must not cost the others their place. */
    private R separate(List<Caller<T, R>> group) {
        group.stream().skip(1).forEach(it -> it.turn.complete(() -> writeAlone(it.item)));
        return writeAlone(group.getFirst().item);
    }

    /** None is to blame: nobody waits until the database has failed the next group as well. */
    private void tellAll(List<Caller<T, R>> group, Supplier<R> outcome) {
        group.forEach(it -> it.turn.complete(outcome));
        stop().forEach(it -> it.turn.complete(outcome));
    }

    private R writeAlone(T item) {
        return write.apply(List.of(item)).getFirst();
    }

    private synchronized List<Caller<T, R>> nextGroup() {
        var group = new ArrayList<Caller<T, R>>();
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        return group;
    }

    private synchronized void letNextLead() {
        if (waiting.isEmpty()) {
            isWriting = false;
        } else {
            waiting.element().turn.complete(this::lead);
        }
    }

    /** Takes out whoever waits; the next one who comes leads. */
    private synchronized List<Caller<T, R>> stop() {
        var all = List.copyOf(waiting);
        waiting.clear();
        isWriting = false;
        return all;
    }

    /** {@code turn} says how to get the result, once it is known. */
    private record Caller<T, R>(T item, CompletableFuture<Supplier<R>> turn) {
        Caller(T item) {
            this(item, new CompletableFuture<>());
        }
    }
}
