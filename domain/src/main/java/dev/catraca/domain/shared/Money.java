package dev.catraca.domain.shared;

import java.util.Currency;

/** An exact amount in the currency's minor unit: {@code Money(12990, BRL)} is R$ 129,90. */
public record Money(long minor, Currency currency) {
    /** No price, total or posting of ours is larger: ten thousand million in the major unit. */
    public static final long LARGEST = 1_000_000_000_000L;

    public Money {
        if (Math.abs(minor) > LARGEST) {
            throw new InvalidValue("amount-too-large", "The amount is too large.");
        }
    }

    /** Throws {@link InvalidValue} for a code that is not one of ISO 4217. */
    public static Money of(long minor, String currencyCode) {
        return new Money(minor, currency(currencyCode));
    }

    /** Throws {@link InvalidValue} for a code that is not one of ISO 4217. */
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidValue("currency-unknown", "The currency is not a code of ISO 4217.");
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The same, for what has to be more than nothing; throws {@link InvalidValue}. */
    public Money positive() {
        if (!isPositive()) {
            throw new InvalidValue("amount-not-positive", "This has to be more than nothing.");
        }
        return this;
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minor, other.minor), currency);
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minor, quantity), currency);
    }

    public Money negated() {
        return new Money(-minor, currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isLessThan(Money other) {
        requireSameCurrency(other);
        return minor < other.minor;
    }

    /** The currency's ISO 4217 code. */
    public String currencyCode() {
        return currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s cannot be combined".formatted(currency, other.currency));
        }
    }
}
