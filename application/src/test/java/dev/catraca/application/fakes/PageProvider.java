package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.Authenticity;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.ListsUndelivered;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.OpenOutcome;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.application.payment.port.ResumesDelivery;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PaymentId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A provider in memory that honours keys, as Stripe does, and misbehaves on demand. A notification
 * is the text {@code <charge reference>}, a forged one begins with {@code !}.
 */
public final class PageProvider implements PaymentProvider, ListsUndelivered, ResumesDelivery {
    public static final ProviderName NAME = new ProviderName("stripe");

    private static final Instant CLOSED = Instant.parse("2026-11-21T12:30:00Z");

    private final InMemoryTransactions transactions;
    private final Map<String, Page> pagesByKey = new LinkedHashMap<>();
    private final Map<String, String> failuresByKey = new LinkedHashMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final List<String> undelivered = new ArrayList<>();
    private final List<Instant> askedSince = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private int resumptions;
    private int reads;
    private int cancels;
    private final AtomicBoolean diesBefore = new AtomicBoolean();
    private final AtomicBoolean diesAfter = new AtomicBoolean();

    public PageProvider(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    /** What goes wrong with the next call that opens or reads. */
    public enum Trouble {
        NOT_REACHED,
        SILENCE_BEFORE,
        SILENCE_AFTER,
        STORED_FAILURE,
        REFUSAL
    }

    /** A page that was opened, and how its charge stands. */
    public static final class Page {
        public final ChargeReference reference;
        public final PaymentId payment;
        public final List<PageTerms.Item> items;
        private Optional<PaymentId> mark;
        private ChargeFact fact = new ChargeFact.Pending();
        private boolean isOpen = true;

        private Page(ChargeReference reference, PaymentId payment, List<PageTerms.Item> items) {
            this.reference = reference;
            this.payment = payment;
            this.items = items;
            this.mark = Optional.of(payment);
        }

        /** What the provider tells of our reference from now on. */
        public void isMarked(Optional<PaymentId> other) {
            mark = other;
        }

        public void becomes(ChargeFact now) {
            fact = now;
            isOpen = false;
        }

        /** The buyer went through and holds a boleto: the page is done, the money may come. */
        public void becomesBoleto() {
            isOpen = false;
        }
    }

    public void next(Trouble... kinds) {
        troubles.addAll(List.of(kinds));
    }

    /** All pages, in the order in which they were opened. */
    public List<Page> pages() {
        return List.copyOf(pagesByKey.values());
    }

    public int reads() {
        return reads;
    }

    /** What was claimed with each read. */
    public List<Claim> claims() {
        return List.copyOf(claims);
    }

    /** The next call that cancels kills its caller before it reaches us. */
    public void diesBeforeNextCall() {
        diesBefore.set(true);
    }

    /** The next call that cancels kills its caller when it is done. */
    public void diesAfterNextCall() {
        diesAfter.set(true);
    }

    private static void die(AtomicBoolean now) {
        if (now.getAndSet(false)) {
            throw new IllegalStateException("killed");
        }
    }

    /** How often somebody asked to close a page. */
    public int cancels() {
        return cancels;
    }

    @Override
    public ProviderName name() {
        return NAME;
    }

    @Override
    public boolean honoursKeys() {
        return true;
    }

    @Override
    public Duration shortestPage() {
        return Duration.ofMinutes(31);
    }

    @Override
    public List<Credential> credentials() {
        return List.of(
                new Credential("secretKey", false, true),
                new Credential("webhookSecrets", true, true));
    }

    @Override
    public OpenOutcome open(ChargeRequest request, ProviderAccount account) {
        transactions.requireNone();
        var key = request.terms().openKey();
        if (failuresByKey.containsKey(key)) {
            return new OpenOutcome.KeySpent("stored 500");
        }
        return switch (troubles.poll()) {
            case null -> opened(key, request);
            case NOT_REACHED -> new OpenOutcome.NotSent("refused", Optional.empty());
            case SILENCE_BEFORE -> new OpenOutcome.Unclear("timeout", Optional.empty());
            case SILENCE_AFTER -> {
                opened(key, request);
                yield new OpenOutcome.Unclear("timeout", Optional.empty());
            }
            case STORED_FAILURE -> {
                failuresByKey.put(key, "500");
                yield new OpenOutcome.Unclear("http-500", Optional.empty());
            }
            case REFUSAL -> new OpenOutcome.Refused("invalid_request_error");
        };
    }

    private OpenOutcome opened(String key, ChargeRequest request) {
        var page =
                pagesByKey.computeIfAbsent(
                        key,
                        _ ->
                                new Page(
                                        new ChargeReference("cs_" + (pagesByKey.size() + 1)),
                                        request.terms().id(),
                                        request.page().items()));
        return new OpenOutcome.Opened(
                page.reference, URI.create("https://pay.example/" + page.reference.value()));
    }

    @Override
    public ChargeReport find(ChargeReference reference, Claim claim, ProviderAccount account) {
        transactions.requireNone();
        reads++;
        claims.add(claim);
        if (troubles.poll() != null) {
            return new ChargeReport.Unknown("timeout", Optional.of(Duration.ofSeconds(7)));
        }
        return read(reference);
    }

    private ChargeReport read(ChargeReference reference) {
        return pagesByKey.values().stream()
                .filter(it -> it.reference.equals(reference))
                .findFirst()
                .<ChargeReport>map(it -> new ChargeReport.Known(it.reference, it.mark, it.fact))
                .orElseGet(ChargeReport.Absent::new);
    }

    @Override
    public ChargeReport cancel(ChargeReference reference, ProviderAccount account) {
        transactions.requireNone();
        die(diesBefore);
        cancels++;
        var trouble = Optional.ofNullable(troubles.poll());
        var isSilent = trouble.isPresent();
        if (!isSilent || trouble.get() == Trouble.SILENCE_AFTER) {
            pagesByKey.values().stream()
                    .filter(it -> it.reference.equals(reference) && it.isOpen)
                    .forEach(it -> it.becomes(new ChargeFact.Expired(CLOSED)));
        }
        die(diesAfter);
        return isSilent
                ? new ChargeReport.Unknown("timeout", Optional.of(Duration.ofSeconds(7)))
                : read(reference);
    }

    /** What could not be delivered; two to a page. */
    public void couldNotDeliver(String... texts) {
        undelivered.addAll(List.of(texts));
    }

    /** How often it was told to go on delivering. */
    public int resumptions() {
        return resumptions;
    }

    @Override
    public Resumption resume(ProviderAccount account) {
        transactions.requireNone();
        resumptions++;
        return new Resumption.NotNeeded();
    }

    /** Since when it was asked for what it could not deliver. */
    public List<Instant> askedSince() {
        return List.copyOf(askedSince);
    }

    @Override
    public ListsUndelivered.Listing undelivered(
            Instant since, Optional<String> cursor, ProviderAccount account) {
        transactions.requireNone();
        askedSince.add(since);
        if (troubles.poll() != null) {
            return new ListsUndelivered.Listing.Unclear("timeout");
        }
        var from = cursor.map(Integer::parseInt).orElse(0);
        var to = Math.min(from + 2, undelivered.size());
        return new ListsUndelivered.Listing.Page(
                undelivered.subList(from, to).stream()
                        .map(
                                it ->
                                        new Undelivered(
                                                "evt_" + it, it.getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                Optional.of(Integer.toString(to)).filter(_ -> to < undelivered.size()));
    }

    @Override
    public Authenticity authenticate(RawNotification notification, ProviderAccount account) {
        var text = new String(notification.body(), StandardCharsets.UTF_8);
        return text.startsWith("!")
                ? new Authenticity.Forged("signature")
                : new Authenticity.Authentic(Optional.of("evt_" + text));
    }

    @Override
    public NotificationMeaning interpret(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.startsWith("?")) {
            return new NotificationMeaning.Unreadable("no event");
        }
        if (text.startsWith("-")) {
            return new NotificationMeaning.Irrelevant("says nothing about money");
        }
        var reference = new ChargeReference(text.split("#", 2)[0]);
        var payment =
                pagesByKey.values().stream()
                        .filter(it -> it.reference.equals(reference))
                        .map(it -> it.payment)
                        .findFirst();
        return new NotificationMeaning.Look(reference, payment, Claim.NONE);
    }
}
