package dev.catraca.domain.shared;

/** A share in hundredths of a percent: 10 000 is the whole. */
public record BasisPoints(int value) {
    public static final int WHOLE = 10_000;

    public BasisPoints {
        if (value < 0 || value > WHOLE) {
            throw new InvalidValue(
                    "share-invalid", "A share lies between 0 and 10000 basis points.");
        }
    }
}
