package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.adapters.web.answers.Openings;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.calls.Logged;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.limits.RateLimit;
import dev.catraca.adapters.web.limits.WaitingRoom;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.payment.StartPayment;
import dev.catraca.application.shared.NewId;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A buyer on the Nexus site wants to pay for a plan. */
@Path("api/payments/intent")
@Dependent
@Logged("nexus")
public class IntentResource {
    private final StartPayment starting;
    private final Repeats repeats;
    private final NewId ids;
    private final RateLimit limits;
    private final WaitingRoom room;
    private final String merchant;

    @Inject
    public IntentResource(
            StartPayment starting,
            Repeats repeats,
            NewId ids,
            RateLimit limits,
            WaitingRoom room,
            @ConfigProperty(name = "catraca.sites.nexus.merchant", defaultValue = "nexus")
                    String merchant) {
        this.starting = starting;
        this.repeats = repeats;
        this.ids = ids;
        this.limits = limits;
        this.room = room;
        this.merchant = merchant;
    }

    @POST
    public Response start(
            @Context HttpHeaders headers, @Context HttpServletRequest request, byte[] body) {
        var key =
                IdempotencyKey.optional(
                        headers.getRequestHeaders().getOrDefault(IdempotencyKey.HEADER, List.of()));
        var intent = IntentBody.of(body);
        return key.map(
                        it ->
                                repeats.once(
                                        request(it, intent),
                                        order -> start(request, intent, order)))
                .orElseGet(() -> Repeats.once(start(request, intent, ids.next())));
    }

    /** The route has no caller of its own: whoever knows the key of a request may repeat it. */
    private Repeats.Request request(IdempotencyKey key, IntentBody intent) {
        var operation = "POST /api/payments/intent";
        return new Repeats.Request(
                merchant,
                operation,
                key,
                Fingerprint.of("POST", "/api/payments/intent", merchant, intent.json()));
    }

    /** A repetition whose answer is known does not come here, and does not count. */
    private Success start(HttpServletRequest request, IntentBody intent, UUID order) {
        limits.count(Limit.INTENT, request);
        var command = intent.toCommand(order, new Slug(merchant));
        var opened = Openings.opened(room.within(() -> starting.start(command)), request);
        return new Success(201, IntentView.of(opened), Optional.empty());
    }
}
