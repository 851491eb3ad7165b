package dev.catraca.sandbox.twins.pacto;

/**
 * A discount on a contract's total: a percentage in basis points, or else an amount in centavos.
 */
public record PactoCoupon(String code, int basisPoints, long amount, boolean active) {

    public static PactoCoupon percent(String code, int basisPoints) {
        return new PactoCoupon(code, basisPoints, 0, true);
    }

    public static PactoCoupon amount(String code, long centavos) {
        return new PactoCoupon(code, 0, centavos, true);
    }

    /** The same, which nobody may use any more. */
    public PactoCoupon ended() {
        return new PactoCoupon(code, basisPoints, amount, false);
    }

    /** What it takes off, half a centavo rounded up; a centavo is always left to pay. */
    long discount(long total) {
        long off = basisPoints > 0 ? (total * basisPoints + 5_000) / 10_000 : amount;
        return Math.min(off, total - 1);
    }
}
