package dev.catraca.domain.quote;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A total in parts that add up to it exactly. All are equal, but for the remainder: its minor units
 * go to the first parts, one each, so that no part is less than one unit from another.
 */
public record Instalments(List<Instalment> all) {
    public Instalments {
        all = List.copyOf(all);
    }

    /** One part; the first has the number 1. */
    public record Instalment(int number, Money amount) {}

    /** Throws {@link InvalidValue} for a number of parts that {@link #most} does not allow. */
    public static Instalments of(Money total, int count) {
        if (count < 1 || count > most(total, count)) {
            throw new InvalidValue(
                    "installments-invalid", "The total cannot be paid in so many instalments.");
        }
        var share = total.minor() / count;
        var remainder = total.minor() % count;
        return new Instalments(
                IntStream.rangeClosed(1, count)
                        .mapToObj(
                                it ->
                                        new Instalment(
                                                it,
                                                new Money(
                                                        it <= remainder ? share + 1 : share,
                                                        total.currency())))
                        .toList());
    }

    /** How many parts the total has at most, if there shall not be more than {@code limit}. */
    public static int most(Money total, int limit) {
        return Math.clamp(total.minor(), 1, limit);
    }
}
