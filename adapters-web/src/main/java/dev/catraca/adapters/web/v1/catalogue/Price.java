package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.Currency;

/** Reads {@code {"amount","currency"}}: more than nothing, in the merchant's own currency. */
final class Price {
    private Price() {}

    static Money read(Fields in, Currency currency) {
        var _ = in.value("currency", it -> same(Money.currency(it), currency));
        return in.integer("amount", it -> of(it, currency));
    }

    static Money of(long minor, Currency currency) {
        return new Money(minor, currency).positive();
    }

    private static Currency same(Currency currency, Currency merchants) {
        if (!currency.equals(merchants)) {
            throw new InvalidValue("currency-foreign", "The merchant sells in another currency.");
        }
        return currency;
    }
}
