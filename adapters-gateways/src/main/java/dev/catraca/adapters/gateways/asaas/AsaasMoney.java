package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * Amounts as Asaas writes them: decimal reais, {@code 129.90}. Exact both ways: what does not come
 * to whole centavos is no amount.
 */
final class AsaasMoney {
    static final Currency CURRENCY = Money.currency("BRL");

    private static final int PLACES = 2;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Money.LARGEST, PLACES);

    private AsaasMoney() {}

    static boolean isExpressible(Money money) {
        return money.currency().equals(CURRENCY);
    }

    /** For {@code BRL} only. */
    static BigDecimal reais(Money money) {
        return BigDecimal.valueOf(money.minor(), PLACES);
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
        var isSane = reais.signum() >= 0 && reais.compareTo(LARGEST) <= 0;
        if (!isSane || reais.stripTrailingZeros().scale() > PLACES) {
            throw new UnexpectedAnswer(name);
        }
        return new Money(reais.movePointRight(PLACES).longValueExact(), CURRENCY);
    }
}
