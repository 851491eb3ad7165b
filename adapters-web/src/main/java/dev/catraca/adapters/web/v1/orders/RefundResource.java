package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Keeping;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.payment.ListRefunds;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.application.payment.RefundPayment;
import dev.catraca.application.payment.RefundPayment.Outcome;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Refund;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Gives money of an order back. */
@Path("api/v1/orders/{id}/refunds")
@Dependent
public class RefundResource {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ReadOrder reading;
    private final RefundPayment refunding;
    private final ListRefunds listing;
    private final Repeats repeats;

    @Inject
    public RefundResource(
            ReadOrder reading, RefundPayment refunding, ListRefunds listing, Repeats repeats) {
        this.reading = reading;
        this.refunding = refunding;
        this.listing = listing;
        this.repeats = repeats;
    }

    /** What was asked back, and what came of it since. */
    @GET
    @Allowed(Scope.ORDERS_READ)
    public Response list(@PathParam("id") String id, @Context HttpServletRequest request) {
        var order = find(id, Caller.of(request));
        return Json.answer(200, RefundsView.of(order.id(), listing.list(order.id()))).build();
    }

    @POST
    @Allowed(Scope.REFUNDS_WRITE)
    public Response refund(
            @PathParam("id") String id, @Context HttpServletRequest request, byte[] body) {
        var key =
                IdempotencyKey.required(
                        Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
        var principal = Caller.of(request);
        var order = find(id, principal);
        var wanted = RefundBody.of(body, order.terms().total().currency());
        var caller = principal.key().toString();
        var route = "/api/v1/orders/" + order.id() + "/refunds";
        return repeats.once(
                new Repeats.Request(
                        caller,
                        "POST /api/v1/orders/{id}/refunds",
                        key,
                        Fingerprint.of("POST", route, caller, wanted.json())),
                it -> answer(refunding.refund(wanted.toCommand(it, order.id(), principal))));
    }

    private Order find(String id, Principal principal) {
        return Paging.uuid(id)
                .map(OrderId::new)
                .flatMap(it -> reading.read(new ReadOrder.Command(it, principal)))
                .orElseThrow(() -> new Rejected(ProblemCode.NOT_FOUND))
                .order();
    }

    private static Success answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var refund) ->
                    new Success(201, RefundView.of(refund, "DONE"), Optional.empty());
            case Outcome.Pending(var refund) ->
                    new Success(
                            202,
                            Json.of(RefundView.of(refund, "PENDING")),
                            Optional.empty(),
                            Keeping.NOT_AT_ALL);
            case Outcome.Refused(_), Outcome.Failed(_) ->
                    throw new Rejected(ProblemCode.REFUND_REFUSED);
            case Outcome.OrderUnknown() -> throw new Rejected(ProblemCode.NOT_FOUND);
            case Outcome.PaymentUnknown() -> throw invalid("payment", "payment-of-others");
            case Outcome.TooMuch(var left) ->
                    throw invalid("amount", "more-than-left", Long.toString(left.minor()));
            case Outcome.NothingLeft(var state) ->
                    throw new Rejected(
                            ProblemCode.ORDER_NOT_REFUNDABLE,
                            List.of(Violation.of("state", "order-in-state", state.name())));
            case Outcome.UnderWay() ->
                    throw new Rejected(ProblemCode.REFUND_UNDER_WAY).retryAfter(PAUSE);
            case Outcome.NotOffered() -> throw new Rejected(ProblemCode.REFUND_NOT_OFFERED);
        };
    }

    private static Rejected invalid(String field, String code, String... arguments) {
        return new Rejected(
                ProblemCode.VALUES_INVALID, List.of(Violation.of(field, code, arguments)));
    }

    /** A refund, {@code DONE} or {@code PENDING}; one that was refused is no refund. */
    public record RefundView(
            String id, String order, String payment, MoneyView amount, String state) {
        static RefundView of(Refund it, String state) {
            return new RefundView(
                    it.id().toString(),
                    it.order().toString(),
                    it.payment().toString(),
                    MoneyView.of(it.amount()),
                    state);
        }
    }
}
