package dev.catraca.adapters.gateways.pacto;

import dev.catraca.domain.sale.Customer.Residence;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The numbers by which a unit's system knows cities and states. They are the unit's own, and Pacto
 * has no list of them, so somebody has to write down those that matter: {@code <unit code or
 * merchant's id>:<city>/<state>=<city's number>/<state's number>}, several with semicolons between.
 */
@Dependent
class PactoPlaces {
    private static final Pattern ENTRY =
            Pattern.compile("([^:;]+):([^/;]+)/([^=;]+)=([0-9]{1,9})/([0-9]{1,9})");

    private final Map<String, Place> places = new HashMap<>();

    /** What Pacto calls a city and its state. */
    record Place(int city, int state) {}

    @Inject
    PactoPlaces(@ConfigProperty(name = "catraca.pacto.places") Optional<String> places) {
        for (var entry : places.orElse("").split(";", -1)) {
            if (!entry.isBlank()) {
                add(entry.strip());
            }
        }
    }

    private void add(String text) {
        var entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            throw new IllegalArgumentException(
                    "catraca.pacto.places has an entry that is not unit:city/state=number/number");
        }
        places.put(
                key(entry.group(1), entry.group(2), entry.group(3)),
                new Place(Integer.parseInt(entry.group(4)), Integer.parseInt(entry.group(5))));
    }

    /** Empty if nobody wrote it down: then it is left out of a sale. */
    Optional<Place> find(PactoAccount account, Operation.Api api, Residence residence) {
        if (residence.city().isEmpty() || residence.state().isEmpty()) {
            return Optional.empty();
        }
        var city = residence.city().get();
        var state = residence.state().get();
        return Optional.ofNullable(places.get(key(account.merchant().toString(), city, state)))
                .or(() -> Optional.ofNullable(places.get(key(account.unit(api), city, state))));
    }

    private static String key(String unit, String city, String state) {
        return "%s:%s/%s"
                .formatted(PactoWire.word(unit), PactoWire.word(city), PactoWire.word(state));
    }
}
