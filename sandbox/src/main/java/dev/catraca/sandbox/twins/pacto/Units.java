package dev.catraca.sandbox.twins.pacto;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All gyms of the network. */
final class Units {

    private final List<PactoUnit> units = new CopyOnWriteArrayList<>();

    void add(PactoUnit unit) {
        units.removeIf(one -> one.slug().equals(unit.slug()));
        units.add(unit);
    }

    List<PactoUnit> all() {
        return List.copyOf(units);
    }

    Optional<PactoUnit> named(String slug) {
        return units.stream().filter(unit -> unit.slug().equals(slug)).findFirst();
    }

    Optional<PactoUnit> ofV3(String key) {
        return units.stream().filter(unit -> unit.keys().opensV3(key)).findFirst();
    }

    Optional<PactoUnit> ofV2(String key) {
        return units.stream().filter(unit -> unit.keys().opensV2(key)).findFirst();
    }
}
