package dev.catraca.application.cart;

import dev.catraca.application.cart.port.Carts;
import dev.catraca.application.cart.port.Carts.Counted;
import dev.catraca.application.cart.port.Carts.Found;
import dev.catraca.application.cart.port.Carts.Opening;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.limits.port.Counters.Count;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.OpenPayment;
import dev.catraca.application.payment.OpenPayment.Content;
import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.cart.CartCheck;
import dev.catraca.domain.cart.CartCheck.Verdict;
import dev.catraca.domain.cart.CartClaim;
import dev.catraca.domain.cart.CartPage;
import dev.catraca.domain.cart.CartRefusal;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentTerms;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A client's system asks for the payment of a cart and brings all its numbers, signed. They are
 * compared with our records; if all agree the order is opened, its pieces are reserved, and the
 * buyer gets a page at the provider. The same request again gets the same page.
 *
 * <p>Before the provider is called at most three statements run: the secrets (remembered for 5 s),
 * one that reads everything and counts the request, and one that writes everything.
 *
 * <p>What is left by a crash: before the commit nothing; after it an open order with a requested
 * payment and reserved pieces, for which the next request or the clock gets a page. A page that the
 * provider opened and nobody recorded was shown to nobody; another one takes its place.
 */
public final class PayCart {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CheckCartSignature signatures;
    private final Carts carts;
    private final Payments payments;
    private final OpenPayment opening;
    private final CountRequest limits;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Slug platform;
    private final ProviderName provider;
    private final Duration shortestPage;

    public PayCart(
            CheckCartSignature signatures,
            Carts carts,
            Payments payments,
            OpenPayment opening,
            CountRequest limits,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Slug platform,
            ProviderName provider,
            Duration shortestPage) {
        this.signatures = signatures;
        this.carts = carts;
        this.payments = payments;
        this.opening = opening;
        this.limits = limits;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.platform = platform;
        this.provider = provider;
        this.shortestPage = shortestPage;
    }

    /**
     * What is asked for: the {@code digest} is SHA-256 of everything that matters of it, so that a
     * repetition is told from another request; the {@code page} is as the client wants it.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Command(
            CartClaim claim,
            CheckCartSignature.Proof proof,
            PageTerms page,
            Duration lifetime,
            Optional<String> externalReference,
            byte[] digest) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** The page; it is the same as before unless {@code isNew}. */
        record Opened(
                OrderId order, ChargeReference charge, URI page, Instant expiresAt, boolean isNew)
                implements Outcome {}

        record SignatureInvalid() implements Outcome {}

        record SignatureExpired() implements Outcome {}

        /** Something differs from our records. */
        record Refused(CartRefusal reason, String field) implements Outcome {}

        /** The order was opened before, with other content. */
        record OrderChanged() implements Outcome {}

        record ProviderNotConfigured() implements Outcome {}

        /** The provider said no; nothing happened. */
        record ProviderRefused() implements Outcome {}

        /** No page can be shown now; the same request later goes on where this ended. */
        record Unavailable(Duration retryAfter) implements Outcome {}

        record TooMany(CountRequest.Outcome.Exceeded limit) implements Outcome {}
    }

    public Outcome pay(Command command) {
        var claim = command.claim();
        return switch (signatures.check(platform, claim, command.proof())) {
            case INVALID -> new Outcome.SignatureInvalid();
            case EXPIRED -> new Outcome.SignatureExpired();
            case AUTHENTIC -> find(command);
        };
    }

    private Outcome find(Command command) {
        var reading = new Reading(query(command.claim()));
        var subject = command.claim().company() + "|" + command.claim().buyer();
        var counted =
                limits.count(
                        new CountRequest.Command(
                                Limit.CREATE_PAYMENT, subject, Optional.of(reading::count)));
        if (counted instanceof CountRequest.Outcome.Exceeded limit) {
            return new Outcome.TooMany(limit);
        }
        return reading.found()
                .map(it -> decide(command, it))
                .orElseGet(Outcome.SignatureInvalid::new);
    }

    /** Reads the records once, and counts the request by the way if that is wanted. */
    private final class Reading {
        private final Carts.Query query;
        private Optional<Found> found = Optional.empty();
        private boolean isRead;

        Reading(Carts.Query query) {
            this.query = query;
        }

        Count count(String limit, String subject, int quota, Duration window) {
            found = carts.find(query, Optional.of(new Counted(limit, subject, quota, window)));
            isRead = true;
            return found.flatMap(Found::count)
                    .orElseGet(() -> Count.of(true, Count.each(quota, window), quota, window));
        }

        Optional<Found> found() {
            return isRead ? found : carts.find(query, Optional.empty());
        }
    }

    private Carts.Query query(CartClaim claim) {
        var references = new TreeSet<String>();
        claim.items().forEach(it -> references.add(it.reference()));
        return new Carts.Query(
                platform,
                claim.company(),
                claim.order(),
                claim.buyer(),
                references,
                claim.coupon(),
                claim.affiliate(),
                provider);
    }

    private Outcome decide(Command command, Found found) {
        if (found.account().isEmpty()) {
            return new Outcome.ProviderNotConfigured();
        }
        var account = found.account().get();
        var exits = command.page().exits();
        var verdict =
                new CartCheck(
                                command.claim(),
                                found.facts(),
                                List.of(exits.success(), exits.cancel(), exits.expired()),
                                platformWallet(found),
                                provider,
                                clock.instant())
                        .verdict();
        return switch (verdict) {
            case Verdict.Refused(var reason, var field) -> new Outcome.Refused(reason, field);
            case Verdict.OpenAlready(var order) -> again(command, found, order, account);
            case Verdict.Agreed(var draft, var terms) ->
                    open(command, draft.opened(terms), account);
        };
    }

    /** The account's own, or that which the platform says is its own. */
    static Optional<String> platformWallet(Found found) {
        return found.account().stream()
                .flatMap(it -> it.credentials("walletId").stream())
                .findFirst()
                .or(() -> found.facts().platform().wallet());
    }

    /** As long as was asked for, unless the provider has no page as short as that. */
    private Duration lifetime(Command command) {
        return command.lifetime().compareTo(shortestPage) < 0 ? shortestPage : command.lifetime();
    }

    private Outcome again(Command command, Found found, Order.Open order, ProviderAccount account) {
        if (!MessageDigest.isEqual(found.digest().orElse(new byte[0]), command.digest())) {
            return new Outcome.OrderChanged();
        }
        return payments.latest(order.id()).orElse(null) instanceof Payment.Unsettled payment
                        && clock.instant().isBefore(payment.terms().expiresAt())
                ? show(
                        payment,
                        new Content(order.terms(), Optional.of(page(command, order.terms()))),
                        account,
                        false)
                : new Outcome.Refused(CartRefusal.ORDER_NOT_OPEN, "orderId");
    }

    private Outcome open(Command command, Order.Open order, ProviderAccount account) {
        // As exact as it is stored: a repetition shows the same.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var payment =
                new Payment.Requested(
                        new PaymentTerms(
                                new PaymentId(ids.next()),
                                order.id(),
                                1,
                                provider,
                                account.merchant(),
                                order.terms().total(),
                                now,
                                now.plus(lifetime(command))));
        var page = page(command, order.terms());
        var write =
                new Opening(
                        order,
                        command.digest(),
                        payment,
                        page,
                        now.plus(OpenPayment.LONGEST_CALL),
                        payment.terms().expiresAt().plus(OpenPayment.GRACE),
                        entries(payment, command.externalReference()));
        try {
            transactions.run(
                    () -> {
                        var opened = carts.open(write);
                        if (opened != Carts.Opened.OPENED) {
                            throw new NotOpened(opened);
                        }
                    });
        } catch (NotOpened failed) {
            return switch (failed.why) {
                case NOT_IN_STOCK -> new Outcome.Refused(CartRefusal.STOCK_INSUFFICIENT, "items");
                case COUPON_SPENT -> new Outcome.Refused(CartRefusal.COUPON_INVALID, "coupon");
                // The same request at the same time: its twin has the page in a moment.
                case NO_DRAFT, OPENED -> new Outcome.Unavailable(SOON);
            };
        }
        return show(payment, new Content(order.terms(), Optional.of(page)), account, true);
    }

    /** Takes everything back with its transaction. */
    @SuppressWarnings("serial") // never serialised
    private static final class NotOpened extends RuntimeException {
        private final Carts.Opened why;

        NotOpened(Carts.Opened why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    private static PageTerms page(Command command, OrderTerms terms) {
        var wanted = command.page();
        return new PageTerms(
                wanted.methods(),
                wanted.installments(),
                wanted.exits(),
                wanted.payer(),
                CartPage.items(wanted.items(), terms.coupon()));
    }

    private static List<TimelineEntry> entries(
            Payment.Requested payment, Optional<String> externalReference) {
        var terms = payment.terms();
        var facts = new HashMap<String, String>();
        facts.put("provider", terms.provider().value());
        facts.put("attempt", "1");
        externalReference.ifPresent(it -> facts.put("externalReference", it));
        return List.of(
                new TimelineEntry(
                        terms.order(),
                        terms.requestedAt(),
                        Event.ORDER_CHANGED,
                        Map.of("state", "OPEN")),
                new TimelineEntry(
                        terms.order(), terms.requestedAt(), Event.PAYMENT_REQUESTED, facts));
    }

    private Outcome show(
            Payment.Unsettled payment, Content content, ProviderAccount account, boolean isNew) {
        return switch (opening.open(payment, Optional.of(content), account)) {
            case OpenPayment.Result.Open(var it) ->
                    new Outcome.Opened(
                            it.terms().order(),
                            it.charge(),
                            it.page(),
                            it.terms().expiresAt(),
                            isNew);
            case OpenPayment.Result.Refused() -> new Outcome.ProviderRefused();
            case OpenPayment.Result.Unavailable(var retryAfter) ->
                    new Outcome.Unavailable(retryAfter);
        };
    }
}
