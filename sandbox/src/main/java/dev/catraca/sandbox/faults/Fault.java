package dev.catraca.sandbox.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which a twin misbehaves on demand. */
public enum Fault {
    TIMEOUT_BEFORE(Stage.BEFORE, 1, 120_000, "does nothing and hangs for delayMillis"),
    TIMEOUT_AFTER(Stage.AFTER, 1, 120_000, "does what was asked, then hangs for delayMillis"),
    ERROR_500(Stage.BEFORE, 1, 0, "answers 500, nothing done, nothing stored"),
    ERROR_500_AFTER(
            Stage.INSIDE,
            1,
            0,
            "does what was asked, then answers 500; stored under the idempotency key, if one came"),
    RATE_LIMITED(Stage.BEFORE, 1, 1_000, "answers 429 with Retry-After (delayMillis, in seconds)"),
    CONFLICT_409(Stage.BEFORE, 1, 0, "answers 409 as if the idempotency key were in use"),
    UNAUTHORIZED(Stage.BEFORE, 1, 0, "answers 401, whatever the key"),
    GARBAGE(Stage.AFTER, 1, 0, "does what was asked, then answers 200 with broken JSON"),
    HTML(Stage.BEFORE, 1, 0, "answers 200 with an HTML page, as a captive proxy does"),
    REDIRECT(Stage.BEFORE, 1, 0, "answers 302 to another address of the twins"),
    RESET(Stage.BEFORE, 1, 0, "closes the connection without an answer, nothing done"),
    RESET_AFTER(Stage.AFTER, 1, 0, "does what was asked, then closes without an answer"),
    CUT(Stage.AFTER, 1, 0, "does what was asked, closes in the middle of the answer's body"),
    DRIP(Stage.AFTER, 1, 1_000, "does what was asked, answers one byte per delayMillis"),
    HUGE(Stage.AFTER, 1, 0, "does what was asked, then answers a body of 10 MB"),
    SLOW(Stage.BEFORE, Integer.MAX_VALUE, 3_000, "waits delayMillis, then answers as usual"),
    OFFLINE(Stage.BEFORE, Integer.MAX_VALUE, 0, "closes every connection at once"),
    UNAVAILABLE(Stage.BEFORE, Integer.MAX_VALUE, 0, "answers 503"),

    DUPLICATE(Stage.DELIVERY, 1, 0, "delivers the event and `copies` more of it (1 if not given)"),
    REORDER(
            Stage.DELIVERY,
            1,
            10_000,
            "holds the event back until the next of its kind is delivered, at most delayMillis"),
    LOSE(Stage.DELIVERY, 1, 0, "never delivers the event; it stays listed as undelivered"),
    DELAY(Stage.DELIVERY, 1, 60_000, "delivers the event after delayMillis of the twins' clock"),
    TAMPER(Stage.DELIVERY, 1, 0, "alters a byte of the body after it was signed"),
    BAD_SIGNATURE(Stage.DELIVERY, 1, 0, "signs with a secret nobody has"),
    NO_SIGNATURE(Stage.DELIVERY, 1, 0, "delivers without the signature's header"),
    OLD_TIMESTAMP(Stage.DELIVERY, 1, 600_000, "signs correctly, but delayMillis ago"),
    FUTURE_TIMESTAMP(Stage.DELIVERY, 1, 600_000, "signs correctly, but delayMillis ahead"),
    QUEUE_INTERRUPTED(
            Stage.DELIVERY,
            1,
            0,
            "stops the webhook's queue before the event, as after 15 failures"),
    BEFORE_ANSWER(
            Stage.INSIDE,
            1,
            0,
            "delivers the events of a call before answering it; after create-session or"
                    + " create-checkout the buyer has paid by card already"),
    LATE(
            Stage.AFTER,
            1,
            31_000,
            "does what was asked, then waits delayMillis and answers as usual"),
    EMPTY_500(Stage.BEFORE, 1, 0, "answers 500 with an empty body, nothing done"),
    HTML_500(Stage.BEFORE, 1, 0, "answers 500 with an HTML page, nothing done"),
    ERROR_IN_200(Stage.BEFORE, 1, 0, "answers 200 with an error in the body, nothing done"),
    BARE_ANSWER(Stage.INSIDE, 1, 0, "sells, and answers the status only: no code, no transaction"),
    DOUBLE_ENVELOPE(Stage.INSIDE, 1, 0, "does what was asked, answers it under two names at once"),
    PRICE_OFF(
            Stage.INSIDE, 1, 0, "does what was asked, answers a total that is R$ 0.0067 too high"),
    SPLIT_DROPPED(Stage.INSIDE, 1, 0, "opens the checkout without its last split"),
    SPLIT_EMPTIED(Stage.INSIDE, 1, 0, "opens the checkout with a share of zero for its last split");

    /** When in a call a fault strikes. */
    public enum Stage {
        /** Before anything is done. */
        BEFORE,
        /** Done, and not yet stored under an idempotency key. */
        INSIDE,
        /** Done and stored. */
        AFTER,
        /** When an event is delivered. */
        DELIVERY
    }

    private final Stage stage;
    private final int usualTimes;
    private final Duration usualDelay;
    private final String description;

    Fault(Stage stage, int usualTimes, long usualDelayMillis, String description) {
        this.stage = stage;
        this.usualTimes = usualTimes;
        this.usualDelay = Duration.ofMillis(usualDelayMillis);
        this.description = description;
    }

    /** As it is written in requests: {@code timeout-after}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Fault> named(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.externalName().equals(name))
                .findFirst();
    }

    public Stage stage() {
        return stage;
    }

    int usualTimes() {
        return usualTimes;
    }

    Duration usualDelay() {
        return usualDelay;
    }

    /** What it does, in one sentence. */
    public String description() {
        return description;
    }
}
