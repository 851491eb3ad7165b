package dev.catraca.adapters.persistence.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.shared.Secret;
import org.junit.jupiter.api.Test;

class HmacSignaturesTest {
    /** The vector that the contract publishes for the return to a merchant's site. */
    @Test
    void the_published_return_vector_is_met() {
        var text =
                String.join(
                        "\n",
                        "return-v1",
                        "0199f0aa-0000-7000-8000-000000000001",
                        "paid",
                        "1700000000",
                        "bm9uY2Utbm9uY2Utbm9uY2U",
                        "https://nexus.example/back");

        assertThat(new HmacSignatures().hmacSha256(new Secret("catraca-test-secret"), text))
                .isEqualTo("289db1c3d0846109abded9ae61f97c5a3b8695a198120d46aab163d292a729be");
    }
}
