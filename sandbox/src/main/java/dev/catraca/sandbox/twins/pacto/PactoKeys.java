package dev.catraca.sandbox.twins.pacto;

import java.util.Optional;

/**
 * By what a unit is reached.
 *
 * @param v3 the secret of the bearer header
 * @param v2 the 32 hexadecimal digits in the path
 * @param company what the header {@code empresaId} says; only V3 wants it
 */
public record PactoKeys(Optional<String> v3, Optional<String> v2, int company) {

    public static PactoKeys both(String v3, String v2, int company) {
        return new PactoKeys(Optional.of(v3), Optional.of(v2), company);
    }

    public static PactoKeys onlyV2(String v2) {
        return new PactoKeys(Optional.empty(), Optional.of(v2), 0);
    }

    public static PactoKeys onlyV3(String v3, int company) {
        return new PactoKeys(Optional.of(v3), Optional.empty(), company);
    }

    boolean opensV3(String key) {
        return v3.filter(key::equals).isPresent();
    }

    boolean opensV2(String key) {
        return v2.filter(key::equals).isPresent();
    }

    @Override
    public String toString() {
        return "PactoKeys[***]";
    }
}
