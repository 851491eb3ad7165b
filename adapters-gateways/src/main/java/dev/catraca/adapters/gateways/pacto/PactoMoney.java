package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * Amounts as Pacto writes them: decimal reais, some of which have been through 32 bits, {@code
 * 39.900001525878906}. They are meant in whole centavos, so they are read as the nearest.
 */
final class PactoMoney {
    static final Currency CURRENCY = Money.currency("BRL");

    private static final int PLACES = 2;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Money.LARGEST, PLACES);

    /**
     * A number of 32 bits is at most this far off, up to R$ 65 536. What is further away was never
     * meant in whole centavos; 0.005 would let every number through.
     */
    private static final BigDecimal MOST_NOISE = new BigDecimal("0.002");

    private PactoMoney() {}

    static boolean isExpressible(Money money) {
        return money.currency().equals(CURRENCY);
    }

    /** Throws {@link UnexpectedAnswer} for anything but an amount of zero or more. */
    static Money money(JsonObject json, String name) {
        return optional(json, name).orElseThrow(() -> new UnexpectedAnswer(name));
    }

    /** Empty if it is not there, or null; what is there must be an amount of zero or more. */
    static Optional<Money> optional(JsonObject json, String name) {
        return switch (json.getOrDefault(name, JsonValue.NULL)) {
            case JsonNumber number -> Optional.of(money(number.bigDecimalValue(), name));
            case JsonValue it when it.equals(JsonValue.NULL) -> Optional.empty();
            default -> throw new UnexpectedAnswer(name);
        };
    }

    private static Money money(BigDecimal reais, String name) {
        // Before anything is written out: 1e999999999 is short to say and long to hold.
        if (reais.signum() < 0 || reais.compareTo(LARGEST) > 0 || reais.scale() > 400) {
            throw new UnexpectedAnswer(name);
        }
        var rounded = reais.setScale(PLACES, RoundingMode.HALF_UP);
        if (reais.subtract(rounded).abs().compareTo(MOST_NOISE) > 0) {
            throw new UnexpectedAnswer(name);
        }
        return new Money(rounded.movePointRight(PLACES).longValueExact(), CURRENCY);
    }
}
