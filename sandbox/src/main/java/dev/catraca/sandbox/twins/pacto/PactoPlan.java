package dev.catraca.sandbox.twins.pacto;

import java.util.List;

/**
 * A plan as a unit sells it; money in centavos.
 *
 * @param monthly what each of the months costs
 * @param joining paid once, for entering (adesão)
 * @param enrolment paid once, for the register (matrícula)
 * @param months how many of them the contract binds (fidelidade)
 * @param maxDivision the most parts the total may be paid in
 * @param dueDays the days of the month that may be chosen
 * @param recurrent paid month by month, unless the buyer divides it otherwise
 * @param joiningApart the joining fee is a part of its own
 */
public record PactoPlan(
        int code,
        String name,
        long monthly,
        long joining,
        long enrolment,
        int months,
        int maxDivision,
        List<PactoModality> modalities,
        List<Integer> dueDays,
        boolean recurrent,
        boolean joiningApart) {

    private static final List<PactoModality> USUAL_MODALITIES =
            List.of(new PactoModality(1, "MUSCULAÇÃO", 7), new PactoModality(2, "NATAÇÃO", 3));
    private static final List<Integer> USUAL_DUE_DAYS = List.of(5, 10, 15, 20);

    public PactoPlan {
        modalities = List.copyOf(modalities);
        dueDays = List.copyOf(dueDays);
    }

    /** Paid month by month. */
    public static PactoPlan recurrent(int code, String name, long monthly, int months) {
        return new PactoPlan(
                code,
                name,
                monthly,
                0,
                0,
                months,
                12,
                USUAL_MODALITIES,
                USUAL_DUE_DAYS,
                true,
                false);
    }

    /** Paid at once, or in so many parts. */
    public static PactoPlan single(int code, String name, long price, int maxDivision) {
        return new PactoPlan(
                code,
                name,
                price,
                0,
                0,
                1,
                maxDivision,
                USUAL_MODALITIES,
                USUAL_DUE_DAYS,
                false,
                false);
    }

    /** The same with other fees for entering. */
    public PactoPlan fees(long otherJoining, long otherEnrolment) {
        return new PactoPlan(
                code,
                name,
                monthly,
                otherJoining,
                otherEnrolment,
                months,
                maxDivision,
                modalities,
                dueDays,
                recurrent,
                joiningApart);
    }

    /** The same at another price. */
    public PactoPlan monthly(long centavos) {
        return new PactoPlan(
                code,
                name,
                centavos,
                joining,
                enrolment,
                months,
                maxDivision,
                modalities,
                dueDays,
                recurrent,
                joiningApart);
    }

    /** The same, its joining fee a part of its own. */
    public PactoPlan withJoiningApart() {
        return new PactoPlan(
                code,
                name,
                monthly,
                joining,
                enrolment,
                months,
                maxDivision,
                modalities,
                dueDays,
                recurrent,
                true);
    }

    /** All that the contract costs. */
    public long total() {
        return monthly * months + joining + enrolment;
    }

    /** What is due on the first day. */
    long first() {
        return monthly + joining + enrolment;
    }
}
