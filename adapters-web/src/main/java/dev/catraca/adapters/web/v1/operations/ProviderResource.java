package dev.catraca.adapters.web.v1.operations;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.application.operation.ReadProviders;
import dev.catraca.domain.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the parties we call are doing. */
@Path("api/v1/providers")
@Dependent
public class ProviderResource {
    private static final int DIGITS = 4;

    private final ReadProviders reading;

    @Inject
    public ProviderResource(ReadProviders reading) {
        this.reading = reading;
    }

    /** Calls of the last minutes, of the key's merchant and its units; breakers of this node. */
    @GET
    @Allowed(Scope.PROVISIONING_OPERATE)
    public Response read(@Context HttpServletRequest request) {
        var found = reading.read(new ReadProviders.Query(Caller.of(request)));
        var view =
                new ListView(
                        found.window().toSeconds(),
                        found.parties().stream().map(ProviderView::of).toList());
        return Response.ok(Json.of(view), MediaType.APPLICATION_JSON).build();
    }

    /** All parties that were called in the window, and all payment providers. */
    public record ListView(long windowSeconds, List<ProviderView> providers) {}

    /** One party; a guarantee class and breakers have payment providers only. */
    public record ProviderView(
            String provider,
            @Nullable Integer guaranteeClass,
            List<BreakerView> breakers,
            List<OperationView> operations,
            @Nullable BudgetView budget) {
        static ProviderView of(ReadProviders.Party it) {
            return new ProviderView(
                    it.name(),
                    it.guaranteeClass().orElse(null),
                    it.breakers().stream()
                            .map(
                                    one ->
                                            new BreakerView(
                                                    one.operation(),
                                                    one.state().name(),
                                                    one.since()))
                            .toList(),
                    it.operations().stream().map(OperationView::of).toList(),
                    it.budget()
                            .map(
                                    one ->
                                            new BudgetView(
                                                    one.used(),
                                                    one.limit(),
                                                    one.window().toString(),
                                                    one.isPollingPaused()))
                            .orElse(null));
        }
    }

    /**
     * How many of the calls that a provider allows an account the busiest one has made; from 95 %
     * on its payments are not polled.
     */
    public record BudgetView(long used, long limit, String window, boolean pollingPaused) {}

    /** Whether calls for one purpose are let through. */
    public record BreakerView(String operation, String state, Instant since) {}

    /** How one operation went; the error rate is a fraction of 1. */
    public record OperationView(
            String operation,
            long calls,
            long errors,
            BigDecimal errorRate,
            long p50Ms,
            long p95Ms) {
        static OperationView of(ReadProviders.Operation it) {
            return new OperationView(
                    it.method() + " " + it.route(),
                    it.calls(),
                    it.errors(),
                    BigDecimal.valueOf(it.errors())
                            .divide(BigDecimal.valueOf(it.calls()), DIGITS, RoundingMode.HALF_UP),
                    it.median().toMillis(),
                    it.p95().toMillis());
        }
    }
}
