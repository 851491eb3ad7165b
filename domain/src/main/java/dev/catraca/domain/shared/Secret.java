package dev.catraca.domain.shared;

/** A key, token or password that must never be printed; at least 16 characters. */
public record Secret(String value) {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 512;

    public Secret {
        if (value.length() < SHORTEST || value.length() > LONGEST || !isPrintable(value)) {
            throw new InvalidValue(
                    "secret-invalid", "A secret has 16 to 512 visible ASCII characters.");
        }
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(it -> it > ' ' && it < 0x7f);
    }

    @Override
    public String toString() {
        return "***";
    }
}
