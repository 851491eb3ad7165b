package dev.catraca.application.operation;

import dev.catraca.application.operation.port.CallSearch;
import dev.catraca.application.operation.port.CallSearch.Statistic;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.domain.access.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Shows how the parties we call are doing: their latencies and errors of the last minutes, from the
 * call log of all nodes, and the circuit breakers of this node.
 */
public final class ReadProviders {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final CallSearch calls;
    private final List<ReportsBreakers> providers;

    public ReadProviders(CallSearch calls, List<ReportsBreakers> providers) {
        this.calls = calls;
        this.providers = List.copyOf(providers);
    }

    public record Query(Principal principal) {}

    /** The class of guarantee and breakers only payment providers have. */
    public record Party(
            String name,
            Optional<Integer> guaranteeClass,
            List<Breaker> breakers,
            List<Operation> operations,
            Optional<Budget> budget) {}

    /**
     * What the busiest account has used of the calls that the provider allows each, and whether its
     * payments are not polled because of that.
     */
    public record Budget(long used, long limit, Duration window, boolean isPollingPaused) {}

    public record Breaker(String operation, State state, Instant since) {}

    /** Half open: one call at a time is let through, to try. */
    public enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    /** Half of the calls were at most as slow as {@code median}, 95 % as {@code p95}. */
    public record Operation(
            String method, String route, long calls, long errors, Duration median, Duration p95) {}

    /** How far back the numbers go. */
    public record Found(Duration window, List<Party> parties) {}

    public Found read(Query query) {
        var statistics = calls.statistics(query.principal().merchant(), WINDOW);
        var names = new TreeSet<String>();
        statistics.forEach(it -> names.add(it.party()));
        providers.forEach(it -> names.add(it.provider().value()));
        return new Found(
                WINDOW,
                names.stream().map(it -> party(it, statistics, query.principal())).toList());
    }

    private Party party(String name, List<Statistic> statistics, Principal reader) {
        var provider =
                providers.stream().filter(it -> it.provider().value().equals(name)).findFirst();
        return new Party(
                name,
                provider.map(ReportsBreakers::guaranteeClass),
                provider.stream()
                        .flatMap(it -> it.breakers().stream())
                        .map(ReadProviders::breaker)
                        .toList(),
                statistics.stream()
                        .filter(it -> it.party().equals(name))
                        .map(
                                it ->
                                        new Operation(
                                                it.method(),
                                                it.route(),
                                                it.calls(),
                                                it.errors(),
                                                it.median(),
                                                it.slowest5Percent()))
                        .toList(),
                provider.flatMap(ReportsBreakers::budget).map(it -> budget(name, it, reader)));
    }

    private Budget budget(String party, ReportsBreakers.Budget allowed, Principal reader) {
        var used = calls.callsOfBusiest(reader.merchant(), party, allowed.window());
        return new Budget(used, allowed.limit(), allowed.window(), allowed.isScarce(used));
    }

    private static Breaker breaker(ReportsBreakers.Breaker it) {
        return new Breaker(
                it.operation(),
                switch (it.state()) {
                    case CLOSED -> State.CLOSED;
                    case HALF_OPEN -> State.HALF_OPEN;
                    case OPEN -> State.OPEN;
                },
                it.since());
    }
}
