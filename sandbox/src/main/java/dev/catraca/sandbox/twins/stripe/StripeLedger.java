package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.CallJournal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened, as Stripe knows it. Each answer is a picture of the moment. */
public final class StripeLedger {

    private final Accounts accounts;
    private final CallJournal journal;
    private final Deliveries deliveries;

    StripeLedger(Accounts accounts, CallJournal journal, Deliveries deliveries) {
        this.accounts = accounts;
        this.journal = journal;
        this.deliveries = deliveries;
    }

    /** A session; the amount in minor units. */
    public record SessionEntry(
            String id,
            String status,
            String paymentStatus,
            long amount,
            String currency,
            Instant expiresAt,
            Optional<String> clientReferenceId,
            Optional<String> customerEmail,
            Map<String, String> metadata,
            Optional<String> paymentIntent,
            Optional<String> idempotencyKey) {}

    /** Money that was taken, in minor units, and what of it went back. */
    public record ChargeEntry(
            String id, String sessionId, String method, long amount, long refunded, Instant at) {}

    /** Money that went on to another account, in minor units, and what of it came back. */
    public record TransferEntry(
            String id,
            String destination,
            long amount,
            long reversed,
            String sessionId,
            Optional<String> group,
            Optional<String> idempotencyKey) {}

    /** A try to deliver an event; the status is 0 if no answer came. */
    public record DeliveryEntry(
            String eventId, String eventType, URI url, Instant at, int status, String note) {}

    /** All sessions, the oldest first within an account. */
    public List<SessionEntry> sessions() {
        return accounts.all().stream()
                .flatMap(account -> account.sessions().values().stream())
                .map(StripeLedger::entry)
                .toList();
    }

    public Optional<SessionEntry> session(String id) {
        return accounts.session(id).map(StripeLedger::entry);
    }

    /** What was captured. */
    public List<ChargeEntry> charges() {
        return accounts.all().stream()
                .flatMap(account -> account.intents().stream())
                .flatMap(intent -> captured(intent).stream())
                .toList();
    }

    /** What went on to other accounts, the oldest first within an account. */
    public List<TransferEntry> transfers() {
        return accounts.all().stream()
                .flatMap(account -> account.transfers().values().stream())
                .map(StripeLedger::entry)
                .toList();
    }

    /** How often an operation was called, whatever became of it: {@code create-session}. */
    public long calls(String operation) {
        return journal.calls(operation);
    }

    public Map<String, Long> calls() {
        return journal.byOperation();
    }

    /** How many calls arrived with this idempotency key. */
    public long callsWith(String idempotencyKey) {
        return journal.callsWith(idempotencyKey);
    }

    /** All tries to deliver events. */
    public List<DeliveryEntry> deliveries() {
        return accounts.all().stream()
                .flatMap(account -> account.events().values().stream())
                .flatMap(event -> event.deliveries().stream())
                .flatMap(StripeLedger::entries)
                .toList();
    }

    public long deliveriesSucceeded() {
        return deliveries.succeeded();
    }

    public long deliveriesFailed() {
        return deliveries.failed();
    }

    /** The ids of the events of a type, the oldest first within an account. */
    public List<String> events(String type) {
        return accounts.all().stream()
                .flatMap(account -> account.events().values().stream())
                .filter(event -> event.type().equals(type))
                .map(Event::id)
                .toList();
    }

    private static SessionEntry entry(Session session) {
        synchronized (session) {
            SessionOrder order = session.order();
            return new SessionEntry(
                    session.id(),
                    session.status().name().toLowerCase(Locale.ROOT),
                    session.paymentStatus(),
                    order.total(),
                    order.currency(),
                    order.expiresAt(),
                    Optional.ofNullable(order.clientReferenceId()),
                    Optional.ofNullable(order.customerEmail()),
                    order.metadata(),
                    session.intent().map(PaymentIntent::id),
                    session.idempotencyKey());
        }
    }

    private static TransferEntry entry(Transfer transfer) {
        Session session = transfer.source().intent().session();
        synchronized (session) {
            return new TransferEntry(
                    transfer.id(),
                    transfer.destination(),
                    transfer.amount(),
                    transfer.reversed(),
                    session.id(),
                    Optional.ofNullable(transfer.group()),
                    Optional.ofNullable(transfer.idempotencyKey()));
        }
    }

    private static Optional<ChargeEntry> captured(PaymentIntent intent) {
        synchronized (intent.session()) {
            return intent.charge()
                    .filter(Charge::succeeded)
                    .map(
                            charge ->
                                    new ChargeEntry(
                                            charge.id(),
                                            intent.session().id(),
                                            charge.method(),
                                            charge.amount(),
                                            charge.refunded(),
                                            charge.created()));
        }
    }

    private static Stream<DeliveryEntry> entries(Delivery delivery) {
        return delivery.attempts().stream()
                .map(
                        attempt ->
                                new DeliveryEntry(
                                        delivery.event().id(),
                                        delivery.event().type(),
                                        delivery.endpoint().url(),
                                        attempt.at(),
                                        attempt.status(),
                                        attempt.note()));
    }
}
