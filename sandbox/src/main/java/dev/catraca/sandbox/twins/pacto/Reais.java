package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Decimal reais, as Pacto writes money: some of it with the noise of a 32-bit number. */
final class Reais {

    /** From here on the noise could be half a centavo. */
    private static final BigDecimal MOST_WITH_NOISE = new BigDecimal(60_000);

    private static final BigDecimal TWO = new BigDecimal(2);
    private static final int BITS = 23;
    private static final MathContext DIGITS_OF_64_BITS = new MathContext(17);

    private Reais() {}

    /** Without needless zeros: {@code 199.9}. */
    static JsonNumber json(long centavos) {
        return plain(BigDecimal.valueOf(centavos, 2));
    }

    /** What {@code 39.9} becomes on its way through 32 bits: {@code 39.900001525878906}. */
    static JsonNumber noisy(long centavos) {
        BigDecimal exact = BigDecimal.valueOf(centavos, 2);
        if (centavos <= 0 || exact.compareTo(MOST_WITH_NOISE) > 0) {
            return json(centavos);
        }
        BigDecimal step = step(exact);
        BigDecimal steps = exact.divide(step, 0, RoundingMode.HALF_EVEN);
        return plain(steps.multiply(step).round(DIGITS_OF_64_BITS));
    }

    /** The distance of two neighbours among 32-bit numbers of this size. */
    private static BigDecimal step(BigDecimal value) {
        int exponent = 0;
        BigDecimal power = BigDecimal.ONE;
        while (power.compareTo(value) > 0) {
            power = power.divide(TWO);
            exponent--;
        }
        while (power.multiply(TWO).compareTo(value) <= 0) {
            power = power.multiply(TWO);
            exponent++;
        }
        BigDecimal step = BigDecimal.ONE;
        for (int i = 0; i < Math.abs(exponent - BITS); i++) {
            step = exponent < BITS ? step.divide(TWO) : step.multiply(TWO);
        }
        return step;
    }

    /** More than rounding can explain. */
    static JsonNumber off(long centavos) {
        return plain(BigDecimal.valueOf(centavos, 2).add(new BigDecimal("0.0067")));
    }

    private static JsonNumber plain(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return JsonText.number(shortest.setScale(Math.max(0, shortest.scale())));
    }
}
