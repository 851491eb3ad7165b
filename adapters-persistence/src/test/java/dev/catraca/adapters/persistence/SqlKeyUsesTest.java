package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.domain.access.ApiKey;
import dev.catraca.domain.access.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlKeyUsesTest {
    private static final UUID KEY = UUID.randomUUID();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SqlDatabase database = SqlDatabase.empty();
    private final SqlKeyUses uses = new SqlKeyUses(database.sql());

    @BeforeEach
    void there_is_a_key() {
        SqlDatabase.asOwner("DELETE FROM api_key_scope");
        SqlDatabase.asOwner("DELETE FROM api_key");
        var key =
                ApiKey.fresh(
                        KEY,
                        KEY,
                        Optional.empty(),
                        "shop",
                        "ck_test_a",
                        Set.of(Scope.ORDERS_READ),
                        Samples.NOW,
                        Optional.empty());
        database.transactions().run(() -> database.apiKeys().add(key, new byte[32]));
    }

    @Test
    void the_first_use_is_written_soon_and_later_ones_once_a_minute() {
        uses.note(KEY, Samples.NOW);
        assertThat(lastUse()).isEmpty();
        uses.write(MINUTE);
        assertThat(lastUse()).contains(Samples.NOW);

        uses.note(KEY, Samples.NOW.plusSeconds(59));
        uses.write(MINUTE);
        assertThat(lastUse()).contains(Samples.NOW);
        uses.note(KEY, Samples.NOW.plusSeconds(60));
        uses.write(MINUTE);
        assertThat(lastUse()).contains(Samples.NOW.plusSeconds(60));
    }

    @Test
    void a_node_that_is_behind_does_not_turn_the_time_back() {
        uses.note(KEY, Samples.NOW.plusSeconds(90));
        uses.write(MINUTE);
        var other = new SqlKeyUses(database.sql());
        other.note(KEY, Samples.NOW);
        other.write(MINUTE);
        assertThat(lastUse()).contains(Samples.NOW.plusSeconds(90));
    }

    @Test
    void what_is_left_is_written_at_the_end() {
        uses.note(KEY, Samples.NOW);
        uses.write(MINUTE);
        uses.note(KEY, Samples.NOW.plusSeconds(7));
        uses.stop();
        assertThat(lastUse()).contains(Samples.NOW.plusSeconds(7));
    }

    private Optional<Instant> lastUse() {
        return database.sql()
                .find(
                        "SELECT last_used_at FROM api_key WHERE id = ?",
                        row -> row.maybeInstant("last_used_at"),
                        KEY)
                .orElseThrow();
    }
}
