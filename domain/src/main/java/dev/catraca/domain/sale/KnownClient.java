package dev.catraca.domain.sale;

import java.util.Optional;

/** Somebody whom the unit's own system knows already. */
public record KnownClient(
        Optional<String> code,
        Optional<String> enrolment,
        Optional<String> name,
        Optional<String> status) {
    @Override
    public String toString() {
        return "KnownClient[***]";
    }
}
