package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Call;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Every request that arrived, with all keys it bore, wherever in it they stood. */
final class Requests {

    private final Queue<PactoLedger.RequestEntry> entries = new ConcurrentLinkedQueue<>();
    private final Units units;
    private final Clock clock;

    Requests(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    void arrived(PactoApi api, String operation, Call call) {
        List<PactoUnit> owners =
                units.all().stream().filter(unit -> keys(unit).anyMatch(call::carries)).toList();
        List<String> keys = owners.stream().flatMap(Requests::keys).filter(call::carries).toList();
        Optional<String> company = call.header("empresaId");
        entries.add(
                new PactoLedger.RequestEntry(
                        api,
                        operation,
                        owners.stream().map(PactoUnit::slug).toList(),
                        keys,
                        company,
                        clock.instant()));
    }

    private static Stream<String> keys(PactoUnit unit) {
        return Stream.concat(unit.keys().v3().stream(), unit.keys().v2().stream());
    }

    List<PactoLedger.RequestEntry> all() {
        return List.copyOf(entries);
    }
}
