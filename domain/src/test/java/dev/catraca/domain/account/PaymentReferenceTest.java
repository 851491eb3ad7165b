package dev.catraca.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferenceTest {
    private static final ProviderName STRIPE = new ProviderName("stripe");

    @Test
    void whatever_a_provider_calls_a_payment_is_kept() {
        var long255 = "é".repeat(255);
        assertThat(new PaymentReference(STRIPE, long255).value()).isEqualTo(long255);
        assertThat(new PaymentReference(STRIPE, " a/b?c%d e ").value()).isEqualTo("a/b?c%d e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "\u007f"})
    void nothing_and_control_characters_are_refused(String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new PaymentReference(STRIPE, text));
    }

    @Test
    void more_than_255_characters_are_refused() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new PaymentReference(STRIPE, "a".repeat(256)));
    }
}
