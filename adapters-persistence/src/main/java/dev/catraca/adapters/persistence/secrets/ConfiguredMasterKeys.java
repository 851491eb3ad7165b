package dev.catraca.adapters.persistence.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code catraca.master-keys}, or its file, once a minute. A ring that cannot be read leaves
 * the one before in force.
 */
@ApplicationScoped
class ConfiguredMasterKeys implements MasterKeys {
    private static final System.Logger LOG = System.getLogger(ConfiguredMasterKeys.class.getName());
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final Supplier<Optional<String>> setting;
    private final Clock clock;
    private volatile @Nullable Reading reading;

    @Inject
    ConfiguredMasterKeys(Config config, Clock clock) {
        this(() -> config.getOptionalValue("catraca.master-keys", String.class), clock);
    }

    ConfiguredMasterKeys(Supplier<Optional<String>> setting, Clock clock) {
        this.setting = setting;
        this.clock = clock;
    }

    private record Reading(KeyRing ring, Instant at) {}

    @Override
    public KeyRing current() {
        var last = reading;
        var now = clock.instant();
        if (last != null && now.isBefore(last.at().plus(LIFETIME))) {
            return last.ring();
        }
        var ring = last == null ? read() : readOr(last.ring());
        reading = new Reading(ring, now);
        return ring;
    }

    private KeyRing read() {
        return KeyRing.of(
                setting.get()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "catraca.master-keys is not configured")));
    }

    private KeyRing readOr(KeyRing before) {
        try {
            return read();
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            LOG.log(
                    Level.WARNING,
                    "catraca.master-keys cannot be read any more: {0}",
                    unusable.getMessage());
            return before;
        }
    }
}
