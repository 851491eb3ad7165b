package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.http.JsonFields.text;
import static dev.catraca.adapters.gateways.pacto.PactoWire.label;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A unit as Pacto shows it: its code, what it is called, and where it is. */
record PactoPlace(String code, String name, Optional<String> postalCode) {
    private static final int LONGEST_NAME = 80;

    static PactoPlace of(JsonObject unit) {
        var name = text(unit, "nome").map(String::strip).orElse("");
        return new PactoPlace(
                label(unit, "codigo").orElseThrow(() -> new UnexpectedAnswer("codigo")),
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                text(unit, "cep").map(PactoPlace::digits).filter(it -> !it.isEmpty()));
    }

    /**
     * Whether it is the merchant of this name, or at this postal code. Pacto tells no tax number,
     * and chains write a unit's name in several ways: who is called {@code LIVE - TORRES} there may
     * be {@code Torres} here. Where both postal codes are known and differ, it has to be the same
     * name.
     */
    boolean is(String merchant, Optional<String> where) {
        var here = words(merchant);
        var there = words(name);
        var isHere = postalCode.isPresent() && postalCode.equals(where.map(PactoPlace::digits));
        var isElsewhere = postalCode.isPresent() && where.isPresent() && !isHere;
        return isHere || (isElsewhere ? isSame(here, there) : isAlike(here, there));
    }

    private static boolean isSame(Set<String> here, Set<String> there) {
        return !here.isEmpty() && here.equals(there);
    }

    private static boolean isAlike(Set<String> here, Set<String> there) {
        return !here.isEmpty()
                && !there.isEmpty()
                && (here.containsAll(there) || there.containsAll(here));
    }

    private static Set<String> words(String name) {
        return Arrays.stream(PactoWire.word(name).split("_"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
