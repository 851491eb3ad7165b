package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.operation.port.Invariants.Reading;
import org.junit.jupiter.api.Test;

class SqlInvariantsTest {
    private final SqlDatabase database = SqlDatabase.empty();
    private final SqlInvariants invariants = new SqlInvariants(database.sql());

    @Test
    void every_view_is_read_and_nothing_is_wrong_with_nothing() {
        assertThat(invariants.read(5))
                .extracting(Reading::name)
                .contains("paid_not_provisioned", "ledger_not_zero", "two_open_payables");
        assertThat(invariants.read(5)).allMatch(it -> it.count() == 0 && it.samples().isEmpty());
    }

    @Test
    void culprits_are_counted_dated_by_their_ids_and_shown_up_to_a_limit() {
        SqlDatabase.asOwner(
                """
                INSERT INTO webhook_event (id, provider, account_id, event_key, body, received_at)
                SELECT uuidv7(interval '-1 hour'), 'stripe', gen_random_uuid(), n::text, '',
                    now() - interval '1 hour'
                FROM generate_series(1, 3) n""");
        var reading =
                invariants.read(2).stream()
                        .filter(it -> it.name().equals("inbox_without_outcome"))
                        .findFirst()
                        .orElseThrow();
        assertThat(reading.count()).isEqualTo(3);
        assertThat(reading.samples()).hasSize(2);
        assertThat(reading.samples().getFirst().detail()).contains("never looked at");
        assertThat(reading.oldest())
                .hasValueSatisfying(
                        it ->
                                assertThat(it)
                                        .isBetween(
                                                java.time.Instant.now().minusSeconds(3_700),
                                                java.time.Instant.now().minusSeconds(3_000)));
    }
}
