package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal reais, as Asaas writes money; inside the twin money is centavos. */
final class Reais {

    private Reais() {}

    /** Without needless zeros: {@code 75.25}, {@code 129.9}, {@code 100}. */
    static JsonNumber json(long centavos) {
        BigDecimal shortest = BigDecimal.valueOf(centavos, 2).stripTrailingZeros();
        return JsonText.number(shortest.setScale(Math.max(0, shortest.scale())));
    }

    static @Nullable JsonNumber json(@Nullable Long centavos) {
        return centavos == null ? null : json(centavos.longValue());
    }
}
