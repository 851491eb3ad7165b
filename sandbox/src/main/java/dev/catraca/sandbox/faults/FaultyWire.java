package dev.catraca.sandbox.faults;

import dev.catraca.sandbox.twins.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Lets the faults that strike a party's calls happen. */
public final class FaultyWire {

    /** What every party that is called over HTTP can suffer. */
    public static final EnumSet<Fault> COMMON =
            EnumSet.of(
                    Fault.TIMEOUT_BEFORE,
                    Fault.TIMEOUT_AFTER,
                    Fault.ERROR_500,
                    Fault.ERROR_500_AFTER,
                    Fault.RATE_LIMITED,
                    Fault.UNAUTHORIZED,
                    Fault.GARBAGE,
                    Fault.HTML,
                    Fault.REDIRECT,
                    Fault.RESET,
                    Fault.RESET_AFTER,
                    Fault.CUT,
                    Fault.DRIP,
                    Fault.HUGE,
                    Fault.SLOW,
                    Fault.OFFLINE,
                    Fault.UNAVAILABLE);

    private static final EnumSet<Fault> SLOW = EnumSet.of(Fault.SLOW);
    private static final EnumSet<Fault> SPOILT = EnumSet.of(Fault.ERROR_500_AFTER);
    private static final EnumSet<Fault> BEFORE = at(Fault.Stage.BEFORE);
    private static final EnumSet<Fault> AFTER = at(Fault.Stage.AFTER);
    private static final int HUGE_BODY = 10 << 20;

    private final Faults faults;
    private final String party;
    private final IntFunction<Reply> errors;

    /**
     * Errors are the party's own answers for 401, 409, 429, 500 and 503, and what it says of an
     * error under 200, if it does that.
     */
    public FaultyWire(Faults faults, String party, IntFunction<Reply> errors) {
        this.faults = faults;
        this.party = party;
        this.errors = errors;
    }

    private static EnumSet<Fault> at(Fault.Stage stage) {
        EnumSet<Fault> those = EnumSet.noneOf(Fault.class);
        for (Fault fault : Fault.values()) {
            if (fault.stage() == stage && fault != Fault.SLOW) {
                those.add(fault);
            }
        }
        return those;
    }

    /** The work's answer, unless a fault strikes before or after it. */
    public Reply around(String operation, Supplier<Reply> work) {
        faults.strike(SLOW, party, operation)
                .ifPresent(order -> faults.hang(order.fault(), order.delay()));
        Optional<FaultOrder> before = faults.strike(BEFORE, party, operation);
        if (before.isPresent()) {
            return instead(before.get());
        }
        Reply done = work.get();
        return faults.strike(AFTER, party, operation)
                .map(order -> afterwards(order, done))
                .orElse(done);
    }

    /** What is to be remembered as the answer of work that is done. */
    public Reply spoilt(String operation, Reply done) {
        return faults.strike(SPOILT, party, operation).map(order -> errors.apply(500)).orElse(done);
    }

    private Reply instead(FaultOrder order) {
        return switch (order.fault()) {
            case TIMEOUT_BEFORE -> {
                faults.hang(order.fault(), order.delay());
                yield Reply.hangUp();
            }
            case ERROR_500 -> errors.apply(500);
            case RATE_LIMITED ->
                    errors.apply(429)
                            .with(
                                    "Retry-After",
                                    Long.toString(Math.max(1, order.delay().toSeconds())));
            case CONFLICT_409 -> errors.apply(409);
            case UNAUTHORIZED -> errors.apply(401);
            case UNAVAILABLE -> errors.apply(503);
            case HTML -> Reply.html(200, "<!doctype html><title>Wi-Fi</title><p>Accept our terms.");
            case EMPTY_500 -> Reply.empty(500);
            case HTML_500 ->
                    Reply.html(500, "<!doctype html><title>Erro 500</title><h1>Erro 500</h1>");
            case ERROR_IN_200 -> errors.apply(200);
            case REDIRECT -> Reply.empty(302).with("Location", "/faults");
            default -> Reply.hangUp();
        };
    }

    private Reply afterwards(FaultOrder order, Reply done) {
        return switch (order.fault()) {
            case TIMEOUT_AFTER -> {
                faults.hang(order.fault(), order.delay());
                yield Reply.hangUp();
            }
            case LATE -> {
                faults.hang(order.fault(), order.delay());
                yield done;
            }
            case GARBAGE -> done.with(200, "{\"id\": \"bro".getBytes(StandardCharsets.UTF_8));
            case CUT -> done.cut();
            case DRIP -> done.dripping(order.delay());
            case HUGE -> done.with(200, " ".repeat(HUGE_BODY).getBytes(StandardCharsets.UTF_8));
            default -> Reply.hangUp();
        };
    }
}
