package dev.catraca.adapters.persistence.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConfiguredMasterKeysTest {
    private static final String K1 = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String K2 = "k2:" + Base64.getEncoder().encodeToString(new byte[32]);

    private final AtomicReference<Optional<String>> setting =
            new AtomicReference<>(Optional.of(K1));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ConfiguredMasterKeys keys =
            new ConfiguredMasterKeys(setting::get, new MovableClock());

    @Test
    void a_new_first_key_seals_within_a_minute_and_the_old_still_opens() {
        var envelopes = new Envelopes(keys);
        var owner = new Envelopes.Owner(UUID.randomUUID(), "test");
        var old = envelopes.seal("secret", owner);
        setting.set(Optional.of(K2 + "," + K1));
        assertThat(envelopes.firstKey()).isEqualTo("k1");

        now.set(Instant.EPOCH.plus(Duration.ofSeconds(61)));

        assertThat(envelopes.seal("secret", owner)).startsWith("v1.k2.");
        assertThat(envelopes.open(old, owner)).isEqualTo("secret");
    }

    @Test
    void a_ring_that_became_unreadable_leaves_the_one_before() {
        assertThat(keys.current().first()).isEqualTo("k1");
        for (var broken : new String[] {"nonsense", null}) {
            setting.set(Optional.ofNullable(broken));
            now.set(now.get().plus(Duration.ofSeconds(61)));
            assertThat(keys.current().first()).isEqualTo("k1");
        }
    }

    @Test
    void a_ring_that_comes_late_is_found_at_once() {
        setting.set(Optional.empty());
        assertThatThrownBy(keys::current).hasMessageContaining("not configured");
        setting.set(Optional.of(K2));
        assertThat(keys.current().first()).isEqualTo("k2");
    }

    private final class MovableClock extends Clock {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
