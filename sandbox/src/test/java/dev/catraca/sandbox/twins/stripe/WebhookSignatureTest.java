package dev.catraca.sandbox.twins.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {

    private static final byte[] BODY = "{\"id\":\"evt_test\",\"object\":\"event\"}".getBytes(UTF_8);
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);
    private static final String SIGNED =
            "8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724";

    @Test
    void the_published_vector_is_met() {
        assertThat(WebhookSignature.header(BODY, List.of("whsec_test_secret"), AT))
                .isEqualTo("t=1700000000,v1=" + SIGNED);
    }

    @Test
    void every_secret_signs_while_one_is_rolled() {
        assertThat(WebhookSignature.header(BODY, List.of("whsec_new", "whsec_test_secret"), AT))
                .matches("t=1700000000,v1=[0-9a-f]{64},v1=" + SIGNED);
    }
}
