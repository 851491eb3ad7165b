package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.order.port.Orders;
import dev.catraca.application.order.port.Stock;
import dev.catraca.application.order.port.Timeline;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.OpenOutcome;
import dev.catraca.application.payment.port.Openings;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.cart.CartPage;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentTerms;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Gets an attempt that is written already its page at the provider, however often that takes.
 *
 * <p>What is true after a crash: before the call the attempt is requested and nothing happened;
 * during and after it, until the answer is recorded, the provider may have a page that nobody has
 * seen. Either way the next to come, buyer or clock, says the same again with the same key. Where
 * the key only repeats a stored failure, attempt n is abandoned and n + 1 asks with a new key: a
 * page that was shown to nobody moves no money.
 */
public final class OpenPayment {
    /**
     * Who is silent for longer than a call may take has died: then somebody else looks after it.
     */
    public static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    /** Everything settles within 30 s once the provider answers, so an unknown is asked sooner. */
    private static final Duration UNKNOWN_AGAIN = Duration.ofSeconds(20);

    /**
     * Pieces stay reserved a little longer than the page lives: the last payment may be on its way.
     */
    public static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration FIRST_POLL = Duration.ofMinutes(2);

    private final PaymentProviders providers;
    private final Orders orders;
    private final Payments payments;
    private final Openings openings;
    private final Timeline timeline;
    private final Stock stock;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final URI publicUrl;

    /** Calls under way on this node: a buyer who clicks twice waits for the one answer. */
    private final ConcurrentHashMap<PaymentId, CompletableFuture<Result>> underWay =
            new ConcurrentHashMap<>();

    public OpenPayment(
            PaymentProviders providers,
            Orders orders,
            Payments payments,
            Openings openings,
            Timeline timeline,
            Stock stock,
            Transactions transactions,
            Ids ids,
            Clock clock,
            URI publicUrl) {
        this.providers = providers;
        this.orders = orders;
        this.payments = payments;
        this.openings = openings;
        this.timeline = timeline;
        this.stock = stock;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Whether the buyer has a page now. */
    public sealed interface Result {
        record Open(Payment.Pending payment) implements Result {}

        record Refused() implements Result {}

        record Unavailable(Duration retryAfter) implements Result {}
    }

    /** What the page is for, and what it shows if that is not simply the order's lines. */
    public record Content(OrderTerms order, Optional<PageTerms> page) {}

    /** Without a content the records tell what the attempt is for. */
    public Result open(
            Payment.Unsettled payment, Optional<Content> content, ProviderAccount account) {
        return open(payment, () -> content.orElseGet(() -> content(payment)), account);
    }

    private Content content(Payment.Unsettled payment) {
        return new Content(
                orders.find(payment.terms().order()).orElseThrow().terms(),
                payments.page(payment.terms().id()));
    }

    private Result open(
            Payment.Unsettled payment, Supplier<Content> content, ProviderAccount account) {
        if (payment instanceof Payment.Pending pending) {
            return new Result.Open(pending);
        }
        var mine = new CompletableFuture<Result>();
        var theirs = underWay.putIfAbsent(payment.terms().id(), mine);
        if (theirs != null) {
            return theirs.join();
        }
        try {
            var result = openAlone(payment, content.get(), account);
            mine.complete(result);
            return result;
        } catch (RuntimeException failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(payment.terms().id());
        }
    }

    private Result openAlone(Payment.Unsettled payment, Content content, ProviderAccount account) {
        var attempt = openable(payment, content, provider(account));
        var outcome = call(attempt, content, account);
        if (outcome instanceof OpenOutcome.KeySpent(var cause)) {
            attempt = next(attempt, content, cause);
            outcome = call(attempt, content, account);
        }
        return record(attempt, outcome);
    }

    private Payment.Unsettled openable(
            Payment.Unsettled payment, Content content, PaymentProvider provider) {
        // Less of its time is left after a long silence.
        if (clock.instant().plus(provider.shortestPage()).isAfter(payment.terms().expiresAt())) {
            return next(payment, content, "it grew too old to open");
        }
        return payment instanceof Payment.Unknown && !provider.honoursKeys()
                ? next(payment, content, "it may have a page that nobody has seen")
                : payment;
    }

    private OpenOutcome call(Payment.Unsettled payment, Content content, ProviderAccount account) {
        var terms = payment.terms();
        var order = content.order();
        var returnPage = publicUrl.resolve("/checkout/return?order=" + terms.order());
        return provider(account)
                .open(
                        new ChargeRequest(
                                terms,
                                order.buyer(),
                                content.page().orElseGet(() -> page(order, returnPage)),
                                order.split()),
                        account);
    }

    /** The page of an order that says nothing else: its lines, and back to us. */
    private static PageTerms page(OrderTerms order, URI back) {
        return new PageTerms(
                Set.of(),
                order.installments(),
                new PageTerms.Exits(back, back, back),
                Optional.empty(),
                CartPage.items(
                        order.lines().all().stream().map(OpenPayment::item).toList(),
                        order.coupon()));
    }

    private static PageTerms.Item item(OrderLine line) {
        return new PageTerms.Item(
                Optional.empty(),
                line.name(),
                Optional.empty(),
                Optional.empty(),
                line.quantity(),
                line.unitPrice());
    }

    private PaymentProvider provider(ProviderAccount account) {
        return providers.find(account.provider()).orElseThrow();
    }

    /** Abandons the attempt and writes the next one, which has a key of its own. */
    private Payment.Unsettled next(Payment.Unsettled spent, Content content, String cause) {
        return transactions.compute(
                () -> {
                    var now = clock.instant();
                    var terms = spent.terms();
                    orders.lock(terms.order());
                    var latest = payments.latest(terms.order()).orElseThrow();
                    if (!latest.terms().id().equals(terms.id())
                            && latest instanceof Payment.Unsettled newer) {
                        return newer;
                    }
                    payments.save(spent.abandoned(cause, now), Optional.empty());
                    note(terms.order(), now, Event.PAYMENT_ABANDONED, Map.of("cause", cause));
                    var fresh =
                            new Payment.Requested(
                                    new PaymentTerms(
                                            new PaymentId(ids.next()),
                                            terms.order(),
                                            terms.attempt() + 1,
                                            terms.provider(),
                                            terms.account(),
                                            terms.amount(),
                                            now,
                                            now.plus(lifetime(terms))));
                    payments.add(fresh, content.page(), now.plus(LONGEST_CALL));
                    note(
                            terms.order(),
                            now,
                            Event.PAYMENT_REQUESTED,
                            Map.of(
                                    "provider",
                                    terms.provider().value(),
                                    "attempt",
                                    Integer.toString(terms.attempt() + 1)));
                    return fresh;
                });
    }

    /** The next attempt's page lives as long as this one's should have. */
    private static Duration lifetime(PaymentTerms terms) {
        return Duration.between(terms.requestedAt(), terms.expiresAt());
    }

    private Result record(Payment.Unsettled attempt, OpenOutcome outcome) {
        if (outcome instanceof OpenOutcome.Opened(var reference, var page)) {
            var pending = attempt.opened(reference, page);
            if (openings.open(pending, clock.instant().plus(FIRST_POLL), opened(pending))) {
                return new Result.Open(pending);
            }
        }
        return transactions.compute(
                () -> {
                    var order = orders.lock(attempt.terms().order()).orElseThrow();
                    var now = clock.instant();
                    return switch (payments.find(attempt.terms().id()).orElseThrow()) {
                        // Another node, or a notification that overtook us, has recorded it.
                        case Payment.Pending it -> new Result.Open(it);
                        case Payment.Requested it -> record(order, it, outcome, now);
                        case Payment.Unknown it -> record(order, it, outcome, now);
                        case Payment.Issued _ ->
                                throw new IllegalStateException("a page became a voucher");
                        case Payment.Ended _ -> new Result.Refused();
                        case Payment.Collected _ -> new Result.Refused();
                    };
                });
    }

    private Result record(
            Order order, Payment.Unsettled payment, OpenOutcome outcome, Instant now) {
        return switch (outcome) {
            case OpenOutcome.Opened(var reference, var page) -> {
                var pending = payment.opened(reference, page);
                payments.save(pending, Optional.of(now.plus(FIRST_POLL)));
                timeline.append(opened(pending));
                yield new Result.Open(pending);
            }
            case OpenOutcome.Refused(var reason) -> {
                payments.save(payment.refused(reason, now), Optional.empty());
                note(order.id(), now, Event.PAYMENT_REFUSED, Map.of("reason", reason));
                if (order instanceof Order.Open open) {
                    orders.save(open.failed(now));
                    if (order.terms().holdsStock()) {
                        stock.release(order.id());
                    }
                    note(order.id(), now, Event.ORDER_CHANGED, Map.of("state", "FAILED"));
                }
                yield new Result.Refused();
            }
            case OpenOutcome.NotSent(_, var retryAfter) ->
                    again(payment, now, retryAfter.orElse(UNKNOWN_AGAIN));
            case OpenOutcome.Unclear(var cause, var retryAfter) ->
                    again(
                            unknown(payment, cause, order.id(), now),
                            now,
                            retryAfter.orElse(UNKNOWN_AGAIN));
            case OpenOutcome.KeySpent(var cause) ->
                    again(unknown(payment, cause, order.id(), now), now, UNKNOWN_AGAIN);
        };
    }

    private TimelineEntry opened(Payment.Pending payment) {
        return new TimelineEntry(
                payment.terms().order(),
                clock.instant(),
                Event.PAYMENT_OPENED,
                Map.of("reference", payment.charge().value()));
    }

    private Payment.Unsettled unknown(
            Payment.Unsettled payment, String cause, OrderId order, Instant now) {
        if (!(payment instanceof Payment.Requested requested)) {
            return payment;
        }
        note(order, now, Event.PAYMENT_UNKNOWN, Map.of("cause", cause));
        return requested.unknown(cause);
    }

    private Result again(Payment.Unsettled payment, Instant now, Duration pause) {
        payments.save(payment, Optional.of(now.plus(pause)));
        return new Result.Unavailable(pause);
    }

    private void note(OrderId order, Instant at, Event event, Map<String, String> facts) {
        timeline.append(new TimelineEntry(order, at, event, facts));
    }
}
