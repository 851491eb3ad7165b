package dev.catraca.sandbox.twins.asaas;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Everything of one Asaas account; each access token has its own. */
final class Account {

    private final String accessToken;
    private final String id;
    private final String walletId;
    private final RequestBudget budget;
    private final AtomicLong eventNumbers = new AtomicLong();
    private final Map<String, Checkout> checkoutsById = new ConcurrentHashMap<>();
    private final Map<String, Payment> paymentsById = new ConcurrentHashMap<>();
    private final Kept<Checkout> checkouts = new Kept<>();
    private final Kept<Payment> payments = new Kept<>();
    private final Kept<Event> events = new Kept<>();
    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();

    Account(String accessToken, RequestBudget budget) {
        this.accessToken = accessToken;
        this.budget = budget;
        id = named("account " + accessToken);
        walletId = named("wallet " + accessToken);
    }

    /** The same token has the same ids in every sandbox, so that what was noted once stays true. */
    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    String accessToken() {
        return accessToken;
    }

    String id() {
        return id;
    }

    String walletId() {
        return walletId;
    }

    RequestBudget budget() {
        return budget;
    }

    long nextEventNumber() {
        return eventNumbers.incrementAndGet();
    }

    void keep(Checkout checkout) {
        checkoutsById.put(checkout.id(), checkout);
        checkouts.add(checkout);
    }

    void keep(Payment payment) {
        paymentsById.put(payment.id(), payment);
        payments.add(payment);
    }

    void keep(Event event) {
        events.add(event);
    }

    Optional<Checkout> checkout(String itsId) {
        return Optional.ofNullable(checkoutsById.get(itsId));
    }

    Optional<Payment> payment(String itsId) {
        return Optional.ofNullable(paymentsById.get(itsId));
    }

    /** The oldest first. */
    List<Checkout> checkouts() {
        return checkouts.all();
    }

    /** The oldest first. */
    List<Payment> payments() {
        return payments.all();
    }

    /** The oldest first. */
    List<Event> events() {
        return events.all();
    }

    /** Those the account registered, changeable. */
    List<Webhook> webhooks() {
        return webhooks;
    }

    /** Grows cheaply, however long it is; reading is a picture of the moment. */
    private static final class Kept<T> {
        private final List<T> things = new ArrayList<>();

        synchronized void add(T thing) {
            things.add(thing);
        }

        synchronized List<T> all() {
            return List.copyOf(things);
        }
    }
}
