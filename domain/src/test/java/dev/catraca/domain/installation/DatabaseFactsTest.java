package dev.catraca.domain.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatabaseFactsTest {
    private static final Configuration PRODUCTION =
            new Configuration(Map.of("catraca.master-keys", "k2:x,k1:y"), List.of());
    private static final Configuration SANDBOX =
            new Configuration(Map.of("catraca.mode", "sandbox"), List.of());
    private static final Set<String> NONE = Set.of();

    @Test
    void a_sound_database_has_no_fault() {
        assertThat(
                        facts(180006, NONE, Duration.ofSeconds(2), NONE, Set.of("1", "2"))
                                .faults(PRODUCTION))
                .isEmpty();
    }

    @Test
    void everything_wrong_is_named_at_once() {
        var facts =
                facts(
                        140000,
                        Set.of("fsync", "full_page_writes"),
                        Duration.ofSeconds(-60),
                        Set.of("is a superuser"),
                        Set.of("1", "3"));
        assertThat(facts.faults(PRODUCTION))
                .extracting(Fault::code)
                .containsExactly(
                        "database-too-old",
                        "not-durable",
                        "not-durable",
                        "clock-wrong",
                        "role-too-strong",
                        "schema-too-old",
                        "schema-too-new");
    }

    @Test
    void a_key_that_something_is_sealed_under_must_stay_in_the_ring() {
        var facts =
                new DatabaseFacts(
                        180000, NONE, Duration.ZERO, NONE, NONE, NONE, Set.of("k1", "k0", "k2"));
        assertThat(facts.faults(PRODUCTION))
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains("master-key-missing", "k0"));
    }

    @Test
    void the_sandbox_s_role_is_its_own_business() {
        var facts = facts(180000, NONE, Duration.ZERO, Set.of("is a superuser"), Set.of("1", "2"));
        assertThat(facts.faults(SANDBOX)).isEmpty();
    }

    private static DatabaseFacts facts(
            int version,
            Set<String> durability,
            Duration ahead,
            Set<String> excess,
            Set<String> applied) {
        return new DatabaseFacts(
                version, durability, ahead, excess, applied, Set.of("1", "2"), Set.of("k1"));
    }
}
