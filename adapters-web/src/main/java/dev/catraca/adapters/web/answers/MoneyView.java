package dev.catraca.adapters.web.answers;

import dev.catraca.domain.shared.Money;

/** An amount in minor units with its currency: {@code {"amount": 19990, "currency": "BRL"}}. */
public record MoneyView(long amount, String currency) {
    public static MoneyView of(Money money) {
        return new MoneyView(money.minor(), money.currencyCode());
    }
}
