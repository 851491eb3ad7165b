package dev.catraca.sandbox.twins.pacto;

/**
 * The units every sandbox has: Torres speaks V3 and V2, Centro V2 only. Their keys open nothing but
 * the twin.
 */
public final class DemoUnits {

    public static final String TORRES = "torres";
    public static final int TORRES_UNIT_CODE = 1;
    public static final int TORRES_COMPANY = 1101;
    public static final String TORRES_V3_KEY = "psec_sandbox_torres_3f1c9a7e52d84b06";
    public static final String TORRES_V2_KEY = "7e0c5d1f4a3b49288f6d2c1b0a99e8d7";

    public static final String CENTRO = "centro";
    public static final int CENTRO_UNIT_CODE = 2;
    public static final String CENTRO_V2_KEY = "1b2d4f6081a3c5e7f9e8d6c4b2a09753";

    /** A plan of both units: 12 months of R$ 199,90, and R$ 39,90 for joining. */
    public static final int YEAR_PLAN = 101;

    /** A plan of both units: R$ 199,90 at once, or in up to three parts. */
    public static final int MONTH_PLAN = 102;

    /** A plan of both units: six months of R$ 179,90, and R$ 39,90 for joining. */
    public static final int HALF_YEAR_PLAN = 103;

    /** Ten percent off. */
    public static final String COUPON = "VERAO10";

    private DemoUnits() {}

    static PactoUnit torres() {
        PactoUnit unit =
                new PactoUnit(
                        TORRES,
                        TORRES_UNIT_CODE,
                        "Live Torres",
                        "Torres",
                        "RS",
                        PactoKeys.both(TORRES_V3_KEY, TORRES_V2_KEY, TORRES_COMPANY));
        return stocked(unit);
    }

    static PactoUnit centro() {
        return stocked(
                new PactoUnit(
                        CENTRO,
                        CENTRO_UNIT_CODE,
                        "Live Centro",
                        "Porto Alegre",
                        "RS",
                        PactoKeys.onlyV2(CENTRO_V2_KEY)));
    }

    /** What a unit has that somebody opens in a moment. */
    static PactoUnit stocked(PactoUnit unit) {
        unit.put(PactoPlan.recurrent(YEAR_PLAN, "LIVE ANUAL", 19_990, 12).fees(3_990, 0));
        unit.put(PactoPlan.single(MONTH_PLAN, "LIVE MENSAL", 19_990, 3));
        unit.put(PactoPlan.recurrent(HALF_YEAR_PLAN, "LIVE SEMESTRAL", 17_990, 6).fees(3_990, 0));
        unit.put(PactoCoupon.percent(COUPON, 1_000));
        unit.put(new PactoProduct(501, "GARRAFA", "1", 4_990));
        unit.put(new PactoProduct(502, "TOALHA", "1", 3_490));
        unit.put(new PactoProduct(601, "AVALIAÇÃO FÍSICA", "2", 9_900));
        return unit;
    }
}
