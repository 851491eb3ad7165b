package dev.catraca.adapters.gateways.pacto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PactoMoneyTest {
    @ParameterizedTest
    @CsvSource({
        "39.9, 3990",
        "39.900001525878906, 3990",
        "1119.3, 111930",
        "219.79999999999998, 21980",
        "0, 0",
        "0.0, 0",
        "1e2, 10000",
        "65535.998046875, 6553600"
    })
    void noise_is_taken_away(String reais, long centavos) {
        assertThat(PactoMoney.money(json(reais), "valor")).isEqualTo(PactoFixture.reais(centavos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "39.9067",
                "0.005",
                "33.3333",
                "-1",
                "1e999999999",
                "1e-999999999",
                "10000000000.01",
                "\"39.90\"",
                "true",
                "[]"
            })
    void what_is_no_amount_is_not_believed(String reais) {
        assertThatThrownBy(() -> PactoMoney.optional(json(reais), "valor"))
                .isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void nothing_is_no_amount() {
        assertThat(PactoMoney.optional(json("null"), "valor")).isEmpty();
        assertThat(PactoMoney.optional(json("1"), "total")).isEmpty();
    }

    private static JsonObject json(String value) {
        return Answer.json("{\"valor\":" + value + "}").orElseThrow();
    }
}
