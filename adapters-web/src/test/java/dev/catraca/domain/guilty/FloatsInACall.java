package dev.catraca.domain.guilty;

import java.math.BigDecimal;

final class FloatsInACall {
    static String text(BigDecimal amount) {
        return "" + amount.doubleValue();
    }
}
