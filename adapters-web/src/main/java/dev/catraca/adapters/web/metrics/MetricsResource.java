package dev.catraca.adapters.web.metrics;

import dev.catraca.adapters.web.gate.Bearer;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.application.operation.ReadFigures;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.operation.Snapshot;
import dev.catraca.domain.shared.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** All figures, for Prometheus on this machine, or for whoever shows a key. */
@Path("/metrics")
@Dependent
public class MetricsResource {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    /** A proxy on this machine has a loopback address, too: whom it speaks for has not. */
    private static final List<String> OF_PROXIES =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via");

    private final Meters meters;
    private final ReadFigures figures;
    private final AuthenticateKey authentication;
    private final Optional<Secret> key;

    @Inject
    public MetricsResource(
            Meters meters,
            ReadFigures figures,
            AuthenticateKey authentication,
            @ConfigProperty(name = "catraca.metrics.key") Optional<String> key) {
        this.meters = meters;
        this.figures = figures;
        this.authentication = authentication;
        this.key = key.map(Secret::new);
    }

    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    @Operation(hidden = true)
    public String read(@Context HttpServletRequest request) {
        if (!isLocal(request)) {
            requireKey(request);
        }
        var text = new MetricsText();
        meters.write(text);
        figures.read().ifPresent(it -> write(text, it));
        writeJvm(text);
        return text.toString();
    }

    private static boolean isLocal(HttpServletRequest request) {
        return LOOPBACK.contains(request.getRemoteAddr())
                && OF_PROXIES.stream().allMatch(it -> request.getHeader(it) == null);
    }

    private void requireKey(HttpServletRequest request) {
        var given =
                Bearer.key(Collections.list(request.getHeaders("Authorization")))
                        .orElseThrow(() -> new Rejected(ProblemCode.UNAUTHORIZED));
        if (key.filter(it -> Bearer.matches(given, it)).isPresent()) {
            return;
        }
        var principal =
                authentication
                        .authenticate(given.value())
                        .orElseThrow(() -> new Rejected(ProblemCode.UNAUTHORIZED));
        if (!principal.may(Scope.PROVISIONING_OPERATE) || principal.merchant().isPresent()) {
            throw new Rejected(ProblemCode.FORBIDDEN);
        }
    }

    private static void write(MetricsText text, Snapshot figures) {
        figures.provisioningSuccess()
                .ifPresent(
                        it -> {
                            text.family(
                                    "catraca_provisioning_success_ratio",
                                    "gauge",
                                    "Of the access wanted in the last hour, the share given.");
                            text.sample("catraca_provisioning_success_ratio", "", it);
                        });
        figures.retries()
                .ifPresent(
                        it -> {
                            text.family(
                                    "catraca_retry_ratio",
                                    "gauge",
                                    "Of the work ended in the last hour, the share tried again.");
                            text.sample("catraca_retry_ratio", "", it);
                        });
        text.family("catraca_inbox_pending", "gauge", "Webhooks nobody has worked off yet.");
        text.sample("catraca_inbox_pending", "", figures.inboxPending());
        text.family("catraca_provisioning_pending", "gauge", "Access wanted and not given yet.");
        text.sample("catraca_provisioning_pending", "", figures.provisioningPending());
        text.family("catraca_parked", "gauge", "Rows that wait for an operator.");
        figures.parked()
                .forEach(
                        it ->
                                text.sample(
                                        "catraca_parked",
                                        MetricsText.label("kind", it.kind()),
                                        it.count()));
        text.family("catraca_parked_age_seconds", "gauge", "How long the oldest of them waits.");
        figures.parked()
                .forEach(
                        it ->
                                text.sample(
                                        "catraca_parked_age_seconds",
                                        MetricsText.label("kind", it.kind()),
                                        it.oldest().toSeconds()));
        text.family("catraca_units_without_account", "gauge", "Units that cannot sell: no keys.");
        text.sample("catraca_units_without_account", "", figures.unitsWithoutAccount());
        text.family("catraca_clock_skew_seconds", "gauge", "Our clock less the database's.");
        text.sample("catraca_clock_skew_seconds", "", figures.clockAhead().toSeconds());
        text.family("catraca_invariant_violations", "gauge", "What must never be, and is.");
        new TreeMap<>(figures.violations())
                .forEach(
                        (name, count) ->
                                text.sample(
                                        "catraca_invariant_violations",
                                        MetricsText.label("name", name),
                                        count));
    }

    private static void writeJvm(MetricsText text) {
        text.family("catraca_heap_used_bytes", "gauge", "Memory in use for objects.");
        text.sample(
                "catraca_heap_used_bytes",
                "",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        text.family("catraca_threads", "gauge", "Platform threads.");
        text.sample("catraca_threads", "", ManagementFactory.getThreadMXBean().getThreadCount());
    }
}
