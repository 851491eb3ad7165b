package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.RawNotification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {
    /** The vector that Stripe's own SDK and an independent implementation agree on. */
    private static final String SECRET = "whsec_test_secret";

    private static final long T = 1_700_000_000;
    private static final String BODY = "{\"id\":\"evt_test\",\"object\":\"event\"}";
    private static final String PROOF =
            "8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724";
    private static final String HEADER = "t=" + T + ",v1=" + PROOF;
    private static final String OTHER =
            "0000000000000000000000000000000000000000000000000000000000000000";

    @Test
    void the_published_vector_is_authentic() {
        assertThat(flaw(HEADER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 1, 300})
    void five_minutes_either_way_are_in_time(long seconds) {
        assertThat(flawAt(T + seconds)).isEmpty();
    }

    @Test
    void later_is_old_and_earlier_is_from_the_future() {
        assertThat(flawAt(T + 301)).contains("signature-old");
        assertThat(flawAt(T - 301)).contains("signature-from-the-future");
        assertThat(flawAt(T + 100_000)).contains("signature-old");
        assertThat(flawAt(T - 100_000)).contains("signature-from-the-future");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=1700000000,v1=" + OTHER + ",v1=" + PROOF,
                "t=1700000000,v1=" + PROOF + ",v1=" + OTHER,
                "v1=" + PROOF + ",t=1700000000",
                "t=1700000000,v0=anything,v1=" + PROOF + ",x,=,v2=" + OTHER
            })
    void one_proof_of_several_is_enough(String header) {
        assertThat(flaw(header)).isEmpty();
    }

    @Test
    void one_secret_of_several_is_enough() {
        assertThat(flaw(HEADER, T, "whsec_the_new_one", SECRET)).isEmpty();
    }

    @Test
    void another_secret_is_none() {
        assertThat(flaw(HEADER, T, "whsec_the_new_one", "test_secret")).contains("signature-wrong");
        assertThat(flaw(HEADER, T)).contains("signature-wrong");
    }

    @Test
    void an_altered_body_is_forged() {
        assertThat(
                        StripeSignature.flaw(
                                notification(List.of(HEADER), BODY + " ", T), List.of(SECRET)))
                .contains("signature-wrong");
    }

    @Test
    void another_time_is_forged() {
        assertThat(flaw("t=1700000001,v1=" + PROOF)).contains("signature-wrong");
    }

    @Test
    void a_proof_of_another_scheme_is_none() {
        assertThat(flaw("t=1700000000,v0=" + PROOF)).contains("signature-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "t=1700000000",
                "v1=" + PROOF,
                "t=,v1=" + PROOF,
                "t=-1700000000,v1=" + PROOF,
                "t=1700000000.0,v1=" + PROOF,
                "t=1700000000000000000000,v1=" + PROOF,
                "t=\u0661\u0667\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660,v1=" + PROOF,
                "t=1700000000,t=1700000000,v1=" + PROOF,
                " t=1700000000,v1=" + PROOF,
                "T=1700000000,v1=" + PROOF,
                "t=1700000000,v1=" + PROOF + "0",
                "t=1700000000,v1=8042",
                "t=1700000000,v1=",
                "t=1700000000,v1=8042376F6CA064ADBE037642A718227DFD59047137EB49497A54C49EB0CFB724",
                "t=1700000000,v1=" + PROOF + ",v1=short"
            })
    void a_header_in_another_form_is_forged(String header) {
        assertThat(flaw(header)).contains("signature-malformed");
    }

    @Test
    void an_endless_header_is_forged() {
        assertThat(flaw(HEADER + ",v1=".concat(OTHER).repeat(100))).contains("signature-malformed");
    }

    @Test
    void there_is_exactly_one_header() {
        assertThat(StripeSignature.flaw(notification(List.of(), BODY, T), List.of(SECRET)))
                .contains("signature-missing");
        assertThat(
                        StripeSignature.flaw(
                                notification(List.of(HEADER, HEADER), BODY, T), List.of(SECRET)))
                .contains("signature-repeated");
    }

    private static Optional<String> flaw(String header) {
        return flaw(header, T, SECRET);
    }

    private static Optional<String> flawAt(long receivedAt) {
        return flaw(HEADER, receivedAt, SECRET);
    }

    private static Optional<String> flaw(String header, long receivedAt, String... secrets) {
        return StripeSignature.flaw(
                notification(List.of(header), BODY, receivedAt), List.of(secrets));
    }

    private static RawNotification notification(List<String> headers, String body, long at) {
        return new RawNotification(
                Map.of("stripe-signature", headers),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.ofEpochSecond(at));
    }
}
