package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.sale.Memory.Held;
import dev.catraca.application.sale.UnitDesks.Desk;
import dev.catraca.application.sale.port.PlanSnapshots;
import dev.catraca.application.sale.port.PlanSnapshots.Snapshot;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.sale.OfferedPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The plans that a unit offers. They are asked of its system once in a while for all buyers and all
 * nodes; while the system is away the last ones are shown with their age, and nothing is sold.
 */
public final class ReadUnitPlans {
    /** Older ones say nothing about today. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final Duration SOON = Duration.ofSeconds(30);

    private final UnitDesks desks;
    private final UnitSystem system;
    private final PlanSnapshots snapshots;
    private final Clock clock;
    private final Duration life;
    private final Memory<MerchantId, Snapshot> memory;

    /** {@code life} is for how long plans are not asked for again. */
    public ReadUnitPlans(
            Merchants merchants,
            ProviderAccounts accounts,
            UnitSystem system,
            PlanSnapshots snapshots,
            Clock clock,
            Duration life) {
        this.desks = new UnitDesks(merchants, accounts, system.name());
        this.system = system;
        this.snapshots = snapshots;
        this.clock = clock;
        this.life = life;
        this.memory = new Memory<>(clock, life);
    }

    public record Command(Slug unit) {}

    /** What is known of the unit's plans. */
    public sealed interface Outcome {
        record Offered(List<OfferedPlan> plans, Source source, Instant fetchedAt)
                implements Outcome {
            public boolean isSellable() {
                return source != Source.STATIC;
            }
        }

        record UnitUnknown() implements Outcome {}

        record NotSellable() implements Outcome {}

        record Unavailable(Duration retryAfter) implements Outcome {}
    }

    /** Where the plans come from. */
    public enum Source {
        /** Asked just now. */
        API,
        /** Asked lately, by this node or another. */
        CACHE,
        /** The last that were seen before the system fell silent. */
        STATIC
    }

    public Outcome read(Command command) {
        return switch (desks.of(command.unit())) {
            case Desk.Unknown() -> new Outcome.UnitUnknown();
            case Desk.Closed() -> new Outcome.NotSellable();
            case Desk.Open(var unit, var account) -> plans(unit.id(), account);
        };
    }

    private Outcome plans(MerchantId unit, ProviderAccount account) {
        var stored = memory.young(unit).isPresent() ? Optional.<Snapshot>empty() : stored(unit);
        if (stored.isPresent()) {
            return offered(stored.get(), Source.CACHE);
        }
        var answer = memory.recall(unit, () -> ask(unit, account));
        return switch (answer.reply()) {
            case Reply.Known<Snapshot>(var it) ->
                    offered(it, answer.isRemembered() ? Source.CACHE : Source.API);
            case Reply.Refused<Snapshot>(_) -> last(unit, Optional.empty());
            case Reply.Unavailable<Snapshot>(_, var retryAfter) -> last(unit, retryAfter);
        };
    }

    /** What another node asked lately is as good as what we would. */
    private Optional<Snapshot> stored(MerchantId unit) {
        var young =
                snapshots
                        .find(unit)
                        .filter(it -> clock.instant().isBefore(it.fetchedAt().plus(life)));
        young.ifPresent(it -> memory.remember(unit, new Held<>(it, it.fetchedAt())));
        return young;
    }

    private Reply<Snapshot> ask(MerchantId unit, ProviderAccount account) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (system.plans(account)) {
            case Reply.Known<List<OfferedPlan>>(var plans) -> {
                var snapshot = new Snapshot(plans, now);
                snapshots.put(unit, snapshot);
                yield new Reply.Known<>(snapshot);
            }
            case Reply.Refused<List<OfferedPlan>>(var reason) -> new Reply.Refused<>(reason);
            case Reply.Unavailable<List<OfferedPlan>>(var cause, var retryAfter) ->
                    new Reply.Unavailable<>(cause, retryAfter);
        };
    }

    private Outcome last(MerchantId unit, Optional<Duration> retryAfter) {
        return snapshots
                .find(unit)
                .filter(it -> clock.instant().isBefore(it.fetchedAt().plus(OLDEST)))
                .map(it -> offered(it, Source.STATIC))
                .orElseGet(() -> new Outcome.Unavailable(retryAfter.orElse(SOON)));
    }

    private static Outcome offered(Snapshot snapshot, Source source) {
        return new Outcome.Offered(snapshot.plans(), source, snapshot.fetchedAt());
    }
}
