package dev.catraca.adapters.gateways.pacto;

import dev.catraca.domain.catalogue.PlanCode;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pacto's codes are numbers in its bodies, and text with us. */
final class PactoNumbers {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}");

    private PactoNumbers() {}

    /** Empty for a code that is none of Pacto's. */
    static Optional<Integer> of(PlanCode plan) {
        return of(plan.value());
    }

    static Optional<Integer> of(String code) {
        return FORM.matcher(code).matches()
                ? Optional.of(Integer.parseInt(code))
                : Optional.empty();
    }

    /** As a number, if it is one. */
    static JsonObjectBuilder put(JsonObjectBuilder json, String name, String code) {
        return of(code).map(it -> json.add(name, it)).orElseGet(() -> json.add(name, code));
    }
}
