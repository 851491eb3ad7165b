package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as this contract writes them: decimal reais, at most two places. */
final class Reais {
    private static final Currency BRL = Currency.getInstance("BRL");
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

    private Reais() {}

    /** Throws {@link InvalidValue} unless it is an amount to pay. */
    static Money positive(BigDecimal reais) {
        if (reais.signum() <= 0 || reais.compareTo(MOST) > 0) {
            throw new InvalidValue(
                    "reais-out-of-range", "An amount lies between 0.01 and 10000000.00 reais.");
        }
        try {
            return new Money(reais.movePointRight(2).longValueExact(), BRL);
        } catch (ArithmeticException tooExact) {
            throw new InvalidValue("reais-too-exact", "An amount in reais has at most two places.");
        }
    }

    /** With both places: {@code 75.25}. */
    static BigDecimal of(Money amount) {
        return BigDecimal.valueOf(amount.minor(), 2);
    }
}
