package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.Action;
import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What every call of the main system passes: the key, errors, faults. */
final class MainSystemGate {

    private final CallJournal journal;
    private final FaultyWire wire;
    private volatile String key;

    MainSystemGate(CallJournal journal, FaultyWire wire, String key) {
        this.journal = journal;
        this.wire = wire;
        this.key = key;
    }

    String key() {
        return key;
    }

    void useKey(String other) {
        key = other;
    }

    /** Only for whoever has the key. */
    Action guard(String operation, Action action) {
        return open(
                operation,
                call -> isAuthorized(call) ? action.answer(call) : Refusal.unauthorized());
    }

    /** For everybody. */
    Action open(String operation, Action action) {
        return call -> {
            journal.arrived(operation, call.header("Idempotency-Key"));
            return wire.around(operation, () -> wire.spoilt(operation, answer(call, action)));
        };
    }

    private static Reply answer(Call call, Action action) {
        try {
            return action.answer(call);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private boolean isAuthorized(Call call) {
        byte[] expected = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        byte[] given = call.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given);
    }

    static Reply ofStatus(int status) {
        return switch (status) {
            case 401 -> Refusal.unauthorized();
            case 429 -> Refusal.error(429, "rate-limited", "Too many requests");
            case 503 -> Refusal.error(503, "unavailable", "The main system is unavailable");
            default -> Refusal.error(status, "internal", "Internal error");
        };
    }
}
