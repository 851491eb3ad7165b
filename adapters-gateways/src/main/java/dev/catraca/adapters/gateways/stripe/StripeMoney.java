package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts as Stripe writes them: an integer in a minor unit of its own, which is not always that of
 * ISO 4217. See <a href="https://docs.stripe.com/currencies">its currencies</a>.
 */
final class StripeMoney {
    private static final Set<String> ZERO_DECIMAL =
            Set.of(
                    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND",
                    "VUV", "XAF", "XOF", "XPF");

    /** Their last digit must be zero. */
    private static final Set<String> THREE_DECIMAL = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeMoney() {}

    /** Empty if Stripe has no way to say this amount. */
    static OptionalLong amount(Money money) {
        var currency = money.currency();
        var amount =
                shifted(money.minor(), decimals(currency) - currency.getDefaultFractionDigits());
        var isTooFine = THREE_DECIMAL.contains(money.currencyCode()) && amount.orElse(0) % 10 != 0;
        return isTooFine ? OptionalLong.empty() : amount;
    }

    static String currency(Money money) {
        return money.currencyCode().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link UnexpectedAnswer} for what is no amount of ours. */
    static Money money(long amount, String lowerCaseCode) {
        try {
            var currency = Money.currency(lowerCaseCode.toUpperCase(Locale.ROOT));
            var shift = currency.getDefaultFractionDigits() - decimals(currency);
            return new Money(
                    shifted(amount, shift)
                            .orElseThrow(() -> new UnexpectedAnswer("amount-not-exact")),
                    currency);
        } catch (InvalidValue refused) {
            throw new UnexpectedAnswer(refused.code());
        }
    }

    /** Also for ISK and UGX, which have no decimals any more but are still written with two. */
    private static int decimals(Currency currency) {
        if (ZERO_DECIMAL.contains(currency.getCurrencyCode())) {
            return 0;
        }
        return THREE_DECIMAL.contains(currency.getCurrencyCode()) ? 3 : 2;
    }

    /** The amount times ten to the power of {@code places}; empty if that is no integer. */
    private static OptionalLong shifted(long amount, int places) {
        var factor = 1L;
        for (var place = 0; place < Math.abs(places); place++) {
            factor *= 10;
        }
        if (places < 0) {
            return amount % factor == 0 ? OptionalLong.of(amount / factor) : OptionalLong.empty();
        }
        return Math.multiplyHigh(amount, factor) == 0 && amount * factor >= 0
                ? OptionalLong.of(amount * factor)
                : OptionalLong.empty();
    }
}
