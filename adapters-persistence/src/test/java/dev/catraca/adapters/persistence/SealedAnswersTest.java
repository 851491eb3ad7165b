package dev.catraca.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.idempotency.port.Answers.Answer;
import dev.catraca.application.idempotency.port.Answers.Key;
import dev.catraca.application.idempotency.port.Answers.Reservation;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who reads the table learns no key from an answer that showed one. */
class SealedAnswersTest {
    private final SqlDatabase database = SqlDatabase.empty();

    @Test
    void a_secret_answer_rests_in_an_envelope_and_another_one_as_it_is() {
        keep("1", "{\"key\":\"ck_live_secret\"}", true);
        keep("2", "{\"order\":\"open\"}", false);

        assertThat(stored("1")).startsWith("v1.").doesNotContain("secret");
        assertThat(stored("2")).isEqualTo("{\"order\":\"open\"}");
    }

    private void keep(String value, String body, boolean isSecret) {
        var key = new Key("caller", "POST /api-keys", value);
        var ours =
                (Reservation.Ours)
                        database.answers()
                                .reserve(key, new byte[32], UUID.randomUUID(), Duration.ZERO);
        database.answers()
                .keep(
                        key,
                        ours.fence(),
                        new Answer(201, body.getBytes(UTF_8), Optional.empty(), isSecret));
    }

    private String stored(String value) {
        return database.sql()
                .find(
                        "SELECT body FROM idempotency WHERE key = ?",
                        row -> new String(row.bytes("body"), UTF_8),
                        value)
                .orElseThrow();
    }
}
