package dev.catraca.wiring;

import dev.catraca.adapters.web.gate.TrustedProxies;
import dev.catraca.adapters.web.limits.WaitingRoom;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.CountRequest.Quotas;
import dev.catraca.application.limits.ForgetCounts;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.limits.port.Counters;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds what limits callers, and what tells them apart. */
@Dependent
class LimitUseCases {
    @Produces
    @Singleton
    static TrustedProxies trustedProxies(
            @ConfigProperty(name = "catraca.trusted-proxies") Optional<List<String>> networks) {
        return new TrustedProxies(networks.orElseGet(List::of));
    }

    @Produces
    @Singleton
    static WaitingRoom waitingRoom(
            @ConfigProperty(name = "catraca.limits.waiting", defaultValue = "80") int places) {
        return new WaitingRoom(places);
    }

    @Produces
    @Singleton
    static CountRequest countRequest(
            @ConfigProperty(name = "catraca.limits.enabled", defaultValue = "true")
                    boolean isEnabled,
            @ConfigProperty(name = "catraca.limits.window", defaultValue = "PT15M") Duration window,
            Config configuration,
            Counters counters,
            Clock clock) {
        var quotas = new EnumMap<Limit, Integer>(Limit.class);
        for (var limit : Limit.values()) {
            configuration
                    .getOptionalValue("catraca.limits." + limit.key(), Integer.class)
                    .ifPresent(it -> quotas.put(limit, it));
        }
        var all = new Quotas(quotas, window);
        return new CountRequest(isEnabled ? Optional.of(all) : Optional.empty(), counters, clock);
    }

    @Produces
    @Singleton
    static ForgetCounts forgetCounts(Counters counters) {
        return new ForgetCounts(counters);
    }
}
