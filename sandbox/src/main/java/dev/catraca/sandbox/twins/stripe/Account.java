package dev.catraca.sandbox.twins.stripe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everything of one Stripe account; each secret key has its own. */
final class Account {

    private final String id = Ids.random("acct_1", 15);
    private final String secretKey;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Session> sessions = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Event> events = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, Transfer> transfers = new ConcurrentSkipListMap<>();
    private final Map<String, PaymentIntent> intents = new ConcurrentHashMap<>();
    private final IdempotentReplies replies;

    Account(String secretKey, IdempotentReplies replies) {
        this.secretKey = secretKey;
        this.replies = replies;
    }

    String id() {
        return id;
    }

    String secretKey() {
        return secretKey;
    }

    boolean isLive() {
        return secretKey.startsWith("sk_live_");
    }

    IdempotentReplies replies() {
        return replies;
    }

    void keep(Session session) {
        keep(sessions, session.id(), session);
    }

    void keep(Event event) {
        keep(events, event.id(), event);
    }

    void keep(Transfer transfer) {
        keep(transfers, transfer.id(), transfer);
    }

    void keep(PaymentIntent intent) {
        intents.put(intent.id(), intent);
    }

    private <T> void keep(ConcurrentSkipListMap<Long, T> map, String itsId, T thing) {
        long number = sequence.incrementAndGet();
        map.put(number, thing);
        numbers.put(itsId, number);
    }

    Optional<Session> session(String itsId) {
        return Optional.ofNullable(numbers.get(itsId)).map(sessions::get);
    }

    Optional<Event> event(String itsId) {
        return Optional.ofNullable(numbers.get(itsId)).map(events::get);
    }

    Optional<Transfer> transfer(String itsId) {
        return Optional.ofNullable(numbers.get(itsId)).map(transfers::get);
    }

    /** By their number, in the order they were made. */
    ConcurrentSkipListMap<Long, Transfer> transfers() {
        return transfers;
    }

    Optional<PaymentIntent> intent(String itsId) {
        return Optional.ofNullable(intents.get(itsId));
    }

    /** By their number, in the order they were created. */
    ConcurrentSkipListMap<Long, Session> sessions() {
        return sessions;
    }

    /** By their number, in the order they happened. */
    ConcurrentSkipListMap<Long, Event> events() {
        return events;
    }

    Optional<Long> number(String itsId) {
        return Optional.ofNullable(numbers.get(itsId));
    }

    List<PaymentIntent> intents() {
        return List.copyOf(intents.values());
    }
}
