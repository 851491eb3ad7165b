package dev.catraca.sandbox.twins.brazil;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CardNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, visa",
        "4000000000000002, visa",
        "4000000000009235, visa",
        "5555555555554444, mastercard",
        "2223003122003222, mastercard",
        "378282246310005, amex",
        "6362970000457013, elo",
        "5066991111111118, elo",
        "6062826786276634, hipercard",
        "30569309025904, diners"
    })
    void a_number_is_valid_and_tells_its_brand(String number, String brand) {
        assertThat(CardNumbers.isValid(number)).isTrue();
        assertThat(CardNumbers.brand(number)).isEqualTo(brand);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "0000000000000000",
                "4111 1111 1111 1111",
                "411111111111",
                ""
            })
    void anything_else_is_not(String number) {
        assertThat(CardNumbers.isValid(number)).isFalse();
    }
}
