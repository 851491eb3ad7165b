package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.mainsystem.Subscription.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happened, as the main system knows it. Each answer is a picture of the moment. */
public final class MainSystemLedger {

    private final Register register;
    private final CallJournal journal;

    MainSystemLedger(Register register, CallJournal journal) {
        this.register = register;
        this.journal = journal;
    }

    /** One effect: a payment that granted a period; the amount in minor units. */
    public record Effect(
            String provider,
            String reference,
            String email,
            String planId,
            long amount,
            String currency,
            String userId,
            String subscriptionId,
            String access) {}

    /** A user; the ends of the subscriptions by plan, empty for those without end. */
    public record UserEntry(
            String id, String email, String name, Map<String, Optional<Instant>> planEnds) {}

    /** One per payment, in the order they came. */
    public List<Effect> effects() {
        synchronized (register) {
            return register.payments().stream().map(MainSystemLedger::effect).toList();
        }
    }

    private static Effect effect(Payment payment) {
        GrantRequest request = payment.request();
        return new Effect(
                request.provider(),
                request.reference(),
                request.email(),
                request.planId(),
                request.amount(),
                request.currency(),
                payment.user().id(),
                payment.subscription().id(),
                payment.access().wireName());
    }

    public List<UserEntry> users() {
        synchronized (register) {
            return register.users().stream().map(MainSystemLedger::user).toList();
        }
    }

    private static UserEntry user(User user) {
        Map<String, Optional<Instant>> ends = new TreeMap<>();
        user.subscriptions().forEach(one -> ends.put(one.planId(), one.end()));
        return new UserEntry(user.id(), user.email(), user.name(), ends);
    }

    /** How often an operation was called, whatever became of it: {@code create-from-payment}. */
    public long calls(String operation) {
        return journal.calls(operation);
    }

    public Map<String, Long> calls() {
        return journal.byOperation();
    }
}
