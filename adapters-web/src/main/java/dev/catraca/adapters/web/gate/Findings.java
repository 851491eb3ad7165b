package dev.catraca.adapters.web.gate;

import dev.catraca.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one body, gathered while its fields are read. */
final class Findings {
    /** More would help nobody and let a small request draw a large answer. */
    private static final int MOST_SHOWN = 50;

    private final List<Violation> structure = new ArrayList<>();
    private final List<Violation> values = new ArrayList<>();

    /** The body does not have the shape we asked for: 400. */
    void structure(String field, String code, String... arguments) {
        structure.add(Violation.of(field, code, arguments));
    }

    /** The shape is right, the value is not acceptable: 422. */
    void value(String field, String code, String... arguments) {
        values.add(Violation.of(field, code, arguments));
    }

    void value(String field, InvalidValue refused) {
        values.add(Violation.of(field, refused));
    }

    boolean none() {
        return structure.isEmpty() && values.isEmpty();
    }

    void check() {
        if (none()) {
            return;
        }
        var all = new ArrayList<>(structure);
        all.addAll(values);
        throw new Rejected(
                structure.isEmpty() ? ProblemCode.VALUES_INVALID : ProblemCode.FIELDS_INVALID,
                all.subList(0, Math.min(all.size(), MOST_SHOWN)));
    }
}
