package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.mainsystem.Subscription.Access;
import dev.catraca.sandbox.twins.mainsystem.Subscription.Payment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users, their subscriptions and the payments these came from. One thing happens at a time. */
final class Register {

    private final Clock clock;
    private final Map<String, User> usersByEmail = new LinkedHashMap<>();
    private final Map<String, User> usersById = new HashMap<>();
    private final Map<PaymentKey, Payment> payments = new LinkedHashMap<>();
    private final Map<String, PlanRule> plans = new HashMap<>();

    Register(Clock clock) {
        this.clock = clock;
    }

    private record PaymentKey(String provider, String reference) {}

    /** What became of a payment that was reported. */
    sealed interface Outcome {
        record Granted(Payment payment, boolean newUser) implements Outcome {}

        record AlreadyGranted(Payment payment) implements Outcome {}

        record Mismatch() implements Outcome {}
    }

    synchronized Outcome grant(GrantRequest request) {
        PaymentKey key = new PaymentKey(request.provider(), request.reference());
        Payment known = payments.get(key);
        if (known != null) {
            return known.request().agreesWith(request)
                    ? new Outcome.AlreadyGranted(known)
                    : new Outcome.Mismatch();
        }
        boolean newUser = !usersByEmail.containsKey(request.email());
        User user = user(request.email(), request.name());
        Subscription subscription = subscription(user, request.planId());
        Payment payment = new Payment(request, subscription, user, clock.instant());
        subscription.add(payment);
        payments.put(key, payment);
        return new Outcome.Granted(payment, newUser);
    }

    /** The user with this e-mail address, made if there is none; an existing one never changes. */
    synchronized User user(String email, Optional<String> name) {
        User known = usersByEmail.get(email);
        if (known != null) {
            return known;
        }
        User user = new User(email, name.orElse(email.substring(0, email.indexOf('@'))));
        usersByEmail.put(email, user);
        usersById.put(user.id(), user);
        return user;
    }

    private Subscription subscription(User user, String planId) {
        return user.subscriptions().stream()
                .filter(one -> one.planId().equals(planId))
                .filter(one -> !one.status(clock.instant()).equals(Access.REVOKED.wireName()))
                .findFirst()
                .orElseGet(
                        () -> {
                            Subscription made =
                                    new Subscription(
                                            planId, plans.getOrDefault(planId, PlanRule.USUAL));
                            user.subscriptions().add(made);
                            return made;
                        });
    }

    synchronized void plan(String planId, PlanRule rule) {
        plans.put(planId, rule);
    }

    /** Changes a payment's access; what is revoked stays so. Empty if the payment is unknown. */
    synchronized Optional<Access> change(String reference, Access to) {
        Optional<Payment> payment = payment(reference);
        payment.filter(one -> one.access() != Access.REVOKED).ifPresent(one -> one.change(to));
        return payment.map(Payment::access);
    }

    synchronized Optional<Payment> payment(String reference) {
        return payments.entrySet().stream()
                .filter(entry -> entry.getKey().reference().equals(reference))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    synchronized Optional<User> userById(String id) {
        return Optional.ofNullable(usersById.get(id));
    }

    synchronized Optional<User> userByEmail(String email) {
        return Optional.ofNullable(usersByEmail.get(email));
    }

    synchronized List<User> users() {
        return new ArrayList<>(usersByEmail.values());
    }

    synchronized List<Payment> payments() {
        return new ArrayList<>(payments.values());
    }

    Instant now() {
        return clock.instant();
    }
}
