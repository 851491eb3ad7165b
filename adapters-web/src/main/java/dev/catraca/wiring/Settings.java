package dev.catraca.wiring;

import dev.catraca.domain.shared.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the wiring itself reads from the configuration; adapters read their own. */
@Dependent
class Settings {
    private final String mode;
    private final URI publicUrl;
    private final Duration checkoutLifetime;
    private final Duration stopPause;
    private final Optional<String> mainSystemBase;
    private final Optional<String> adminKey;

    @Inject
    Settings(
            @ConfigProperty(name = "catraca.mode", defaultValue = "production") String mode,
            @ConfigProperty(name = "catraca.public-url", defaultValue = "http://localhost:9080")
                    URI publicUrl,
            @ConfigProperty(name = "catraca.checkout.lifetime", defaultValue = "PT23H")
                    Duration checkoutLifetime,
            @ConfigProperty(name = "catraca.stop.pause", defaultValue = "PT5S") Duration stopPause,
            @ConfigProperty(name = "catraca.main-system.api-base") Optional<String> mainSystemBase,
            @ConfigProperty(name = "catraca.admin-key") Optional<String> adminKey) {
        this.mode = mode;
        this.publicUrl = publicUrl;
        this.checkoutLifetime = checkoutLifetime;
        this.stopPause = stopPause;
        this.mainSystemBase = mainSystemBase;
        this.adminKey = adminKey;
    }

    boolean isProduction() {
        return !mode.equals("sandbox");
    }

    URI publicUrl() {
        return publicUrl;
    }

    /** How long a page to pay on stays open. */
    Duration checkoutLifetime() {
        return checkoutLifetime;
    }

    /** How long it serves on after it said that it will end. */
    Duration stopPause() {
        return stopPause;
    }

    boolean isMainSystemRemote() {
        return mainSystemBase.isPresent();
    }

    Optional<Secret> adminKey() {
        return adminKey.map(Secret::new);
    }
}
