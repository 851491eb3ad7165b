package dev.catraca.sandbox.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that are armed now, and the parties they can strike. */
public final class Faults implements AutoCloseable {

    private final Map<String, Party> parties = new TreeMap<>();
    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final Set<Hanging> hanging = ConcurrentHashMap.newKeySet();

    /** What a party can suffer, and in which operations; said once, before anything is served. */
    public void party(String name, EnumSet<Fault> faults, Set<String> operations) {
        parties.put(name, new Party(EnumSet.copyOf(faults), new TreeSet<>(operations)));
    }

    /**
     * Throws {@link UnknownTarget} if no party knows the fault, or the operation is none of theirs.
     */
    public void arm(FaultOrder order) {
        boolean known =
                parties.entrySet().stream()
                        .filter(
                                party ->
                                        order.party() == null
                                                || order.party().equals(party.getKey()))
                        .map(Map.Entry::getValue)
                        .anyMatch(
                                party ->
                                        party.faults.contains(order.fault())
                                                && (order.operation() == null
                                                        || party.operations.contains(
                                                                order.operation())));
        if (!known) {
            throw new UnknownTarget();
        }
        armed.removeIf(one -> one.left.get() == 0);
        armed.add(new Armed(order, new AtomicInteger(order.times())));
    }

    public void arm(Fault fault) {
        arm(FaultOrder.of(fault));
    }

    /** Disarms everything; calls that hang are let go. */
    public void clear() {
        armed.clear();
        hanging.forEach(Hanging::release);
    }

    /** Disarms one fault wherever it was armed; calls that hang in it are let go. */
    public void clear(Fault fault) {
        armed.removeIf(one -> one.order.fault() == fault);
        hanging.stream().filter(one -> one.fault == fault).forEach(Hanging::release);
    }

    /** What is armed, with the times that are left. */
    public List<FaultOrder> armed() {
        return armed.stream()
                .filter(one -> one.left.get() > 0)
                .map(one -> one.order.times(one.left.get()))
                .toList();
    }

    /** The first armed fault of these that strikes this call, counted down by it. */
    public Optional<FaultOrder> strike(EnumSet<Fault> among, String party, String operation) {
        if (armed.isEmpty()) {
            return Optional.empty();
        }
        for (Armed one : armed) {
            FaultOrder order = one.order;
            if (among.contains(order.fault())
                    && knows(party, order.fault())
                    && order.strikes(party, operation)
                    && one.countDown()) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    private boolean knows(String party, Fault fault) {
        Party known = parties.get(party);
        return known != null && known.faults.contains(fault);
    }

    /** Waits this long, or until the fault is cleared. */
    public void hang(Fault fault, Duration time) {
        Hanging one = new Hanging(fault, new CountDownLatch(1));
        hanging.add(one);
        try {
            one.latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            hanging.remove(one);
        }
    }

    Map<String, Party> parties() {
        return parties;
    }

    /** Lets everybody go who hangs. */
    @Override
    public void close() {
        clear();
    }

    record Party(EnumSet<Fault> faults, SortedSet<String> operations) {}

    private record Armed(FaultOrder order, AtomicInteger left) {

        boolean countDown() {
            return left.getAndUpdate(
                            times -> times == Integer.MAX_VALUE || times == 0 ? times : times - 1)
                    > 0;
        }
    }

    private record Hanging(Fault fault, CountDownLatch latch) {

        void release() {
            latch.countDown();
        }
    }

    /** A fault was aimed at a party or operation that does not exist or cannot suffer it. */
    public static final class UnknownTarget extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownTarget() {
            super("no such party or operation, or it does not know this fault: see GET /faults");
        }
    }
}
