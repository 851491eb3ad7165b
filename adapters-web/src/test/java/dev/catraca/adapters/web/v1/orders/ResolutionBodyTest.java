package dev.catraca.adapters.web.v1.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.payment.ResolveSale.Finding;
import dev.catraca.domain.payment.ChargeReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionBodyTest {
    @Test
    void what_was_sold_has_the_provider_s_number() {
        var said =
                read(
                        """
                        {"outcome":"sold","providerReference":"90210","reason":"seen in Pacto"}""");

        assertThat(said.finding()).isEqualTo(new Finding.Sold(new ChargeReference("90210")));
        assertThat(said.reason()).isEqualTo("seen in Pacto");
    }

    @Test
    void what_was_not_sold_has_none() {
        assertThat(read("{\"outcome\":\"not-sold\",\"reason\":\"no contract\"}").finding())
                .isEqualTo(new Finding.NotSold());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{}' | 400 outcome reason",
                "'{\"outcome\":\"sold\",\"reason\":\"x\"}' | 400 providerReference",
                "'{\"outcome\":\"not-sold\",\"providerReference\":\"1\",\"reason\":\"x\"}' |"
                        + " 400 providerReference",
                "'{\"outcome\":\"SOLD\",\"reason\":\"x\"}' | 422 outcome",
                "'{\"outcome\":\"sold\",\"providerReference\":90210,\"reason\":\"x\"}' |"
                        + " 400 providerReference",
                "'{\"outcome\":\"sold\",\"providerReference\":\"a b\",\"reason\":\"x\"}' |"
                        + " 422 providerReference",
                "'{\"outcome\":\"not-sold\",\"reason\":\" \"}' | 400 reason"
            })
    void what_is_wrong_is_named(String json, String expected) {
        var rejected = catchThrowableOfType(Rejected.class, () -> read(json));

        var shown = new StringBuilder().append(rejected.status());
        rejected.violations().forEach(it -> shown.append(' ').append(it.field()));
        assertThat(shown).hasToString(expected);
    }

    private static ResolutionBody read(String json) {
        return ResolutionBody.of(json.getBytes(UTF_8));
    }
}
