package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeMoneyTest {
    /** ISO 4217's minor units, the currency, Stripe's. */
    @ParameterizedTest
    @CsvSource({
        "12990, BRL, 12990",
        "0, BRL, 0",
        "500, JPY, 500",
        "500, CLP, 500",
        // Five whole units, whose hundredths exist on paper only.
        "5, ISK, 500",
        "5, UGX, 500",
        // 100 iraimbilanja are one ariary, and Stripe counts in ariary.
        "700, MGA, 7",
        "5120, KWD, 5120",
        // Of a currency Stripe does not take, but would write with two decimals.
        "5120, IQD, 512"
    })
    void amounts_are_exact_in_both_directions(long minor, String currency, long stripes) {
        var money = Money.of(minor, currency);

        assertThat(StripeMoney.amount(money)).hasValue(stripes);
        assertThat(StripeMoney.money(stripes, StripeMoney.currency(money))).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({"5124, KWD", "750, MGA", "5124, IQD"})
    void what_stripe_cannot_say_is_not_rounded(long minor, String currency) {
        assertThat(StripeMoney.amount(Money.of(minor, currency))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "550, isk, amount-not-exact",
        "100, xyz, currency-unknown",
        "9223372036854775807, brl, amount-too-large",
        "9223372036854775807, mga, amount-not-exact"
    })
    void what_is_no_amount_of_ours_is_refused(long amount, String currency, String why) {
        assertThatThrownBy(() -> StripeMoney.money(amount, currency))
                .isInstanceOf(UnexpectedAnswer.class)
                .hasMessage(why);
    }

    @Test
    void the_currency_is_written_small() {
        assertThat(StripeMoney.currency(Money.of(1, "BRL"))).isEqualTo("brl");
    }
}
