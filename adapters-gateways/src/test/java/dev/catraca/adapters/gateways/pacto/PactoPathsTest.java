package dev.catraca.adapters.gateways.pacto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PactoPathsTest {
    private static final String SETTING = "catraca.pacto-v2.path.card-sale";

    @Test
    void a_path_is_filled_in_and_what_is_filled_in_stays_one_part_of_it() {
        var paths = paths(Map.of("catraca.pacto-v2.api-base", "http://localhost:4242/pacto/"));

        assertThat(paths.target(Operation.V2_CARD_SALE, Map.of("key", "a/b?c", "captcha", "d e$1")))
                .isEqualTo(
                        "http://localhost:4242/pacto/v2/vendas/a%2Fb%3Fc/alunovendaonline/d%20e%241");
    }

    @Test
    void every_path_can_be_set() {
        var paths = paths(Map.of(SETTING, "/vendas/{key}/alunovendaapp/{captcha}?idioma=pt"));

        assertThat(paths.target(Operation.V2_CARD_SALE, Map.of("key", "k", "captcha", "c")))
                .isEqualTo(
                        "https://app.pactosolucoes.com.br/api/prest/vendas/k/alunovendaapp/c"
                                + "?idioma=pt");
        assertThat(paths.route(Operation.V2_CARD_SALE))
                .isEqualTo("/vendas/{key}/alunovendaapp/{captcha}");
        assertThat(paths.route(Operation.V3_CLIENT)).isEqualTo("/psec/vendas/consultarCliente");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vendas",
                "https://elsewhere.example/{key}",
                "/vendas/{plan}",
                "/vendas/{KEY}",
                "/vendas/{key",
                "/vendas/#{key}",
                "/a b"
            })
    void what_is_no_path_stops_the_start(String path) {
        assertThatThrownBy(() -> paths(Map.of(SETTING, path)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SETTING);
    }

    @Test
    void no_two_operations_of_an_api_have_one_setting() {
        assertThat(Operation.values()).extracting(Operation::setting).doesNotHaveDuplicates();
    }

    private static PactoPaths paths(Map<String, String> settings) {
        return new PactoPaths(name -> Optional.ofNullable(settings.get(name)));
    }
}
