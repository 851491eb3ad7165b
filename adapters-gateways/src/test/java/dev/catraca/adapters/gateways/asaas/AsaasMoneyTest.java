package dev.catraca.adapters.gateways.asaas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.domain.shared.Money;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsaasMoneyTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.01, 1",
        "0.1, 10",
        "75.25, 7525",
        "129.9, 12990",
        "129.90, 12990",
        "129.9000, 12990",
        "1e2, 10000",
        "10000000000.00, 1000000000000"
    })
    void decimal_reais_are_read_to_the_centavo(String reais, long centavos) {
        assertThat(AsaasMoney.money(json(reais), "value")).isEqualTo(Money.of(centavos, "BRL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "39.900001525878906",
                "0.001",
                "1e-3",
                "-0.01",
                "-1",
                "10000000000.01",
                "1e999999",
                "1e-999999",
                "\"12.90\"",
                "true",
                "null",
                "{}",
                "[1]"
            })
    void what_does_not_come_to_whole_centavos_is_no_amount(String reais) {
        assertThatThrownBy(() -> AsaasMoney.money(json(reais), "value"))
                .isInstanceOfSatisfying(
                        UnexpectedAnswer.class, it -> assertThat(it.reason()).isEqualTo("value"));
    }

    @Test
    void an_amount_that_may_be_missing_may_not_be_odd() {
        assertThat(AsaasMoney.optional(json("null"), "value")).isEmpty();
        assertThat(AsaasMoney.optional(json("1"), "other")).isEmpty();
        assertThatThrownBy(() -> AsaasMoney.optional(json("0.005"), "value"))
                .isInstanceOf(UnexpectedAnswer.class);
    }

    @Test
    void what_is_written_is_read_as_the_same() {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++) {
            var money = Money.of(random.nextLong(Money.LARGEST), "BRL");
            var json = Json.createObjectBuilder().add("value", AsaasMoney.reais(money)).build();
            var text = json.toString();

            assertThat(text).matches("\\{\"value\":[0-9]+\\.[0-9]{2}}");
            assertThat(AsaasMoney.money(Answer.json(text).orElseThrow(), "value")).isEqualTo(money);
        }
    }

    private static JsonObject json(String value) {
        return Answer.json("{\"value\": %s}".formatted(value)).orElseThrow();
    }
}
