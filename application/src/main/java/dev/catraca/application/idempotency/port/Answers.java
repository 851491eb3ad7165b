package dev.catraca.application.idempotency.port;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What was answered to requests that carry a key; kept 30 days. */
public interface Answers {
    /**
     * Reserves the key for the length of the lease, as one statement of its own; if somebody has it
     * already, says what is known of that request and takes it over if its lease has ended.
     */
    Reservation reserve(Key key, byte[] fingerprint, UUID subjectIfNew, Duration lease);

    /** Keeps a definite answer; false if somebody took the request over. */
    boolean keep(Key key, long fence, Answer answer);

    /** Ends the lease without an answer, so that a repetition resumes at once. */
    void release(Key key, long fence);

    /** Who asked, for what, with which key: a key of one caller means nothing to another. */
    record Key(String caller, String operation, String value) {}

    /** One that shows a secret is kept encrypted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(int status, byte[] body, Optional<String> location, boolean isSecret) {}

    /** What reserving a key found. */
    sealed interface Reservation {
        /**
         * The request is ours to carry out, for the first time or after its first worker vanished.
         * The {@code subject} is the same both times: it names what the request creates.
         */
        record Ours(UUID subject, long fence) implements Reservation {}

        record Answered(Answer answer) implements Reservation {}

        record Running() implements Reservation {}

        record OtherContent() implements Reservation {}
    }
}
