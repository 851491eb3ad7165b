package dev.catraca.adapters.gateways.http;

import java.util.Locale;

/** Why a call brought no answer that can be worked with. */
public enum Failure {
    HOST_UNKNOWN(true),
    CONNECT_FAILED(true),
    CONNECT_TIMEOUT(true),
    TLS_FAILED(true),
    /** The party failed often just now: nobody asks until it had time to recover. */
    BREAKER_OPEN(true),
    /** As many calls of this kind as we allow are on their way. */
    TOO_MANY_CALLS(true),
    /** As many calls of this account as we allow are on their way. */
    ACCOUNT_BUSY(true),

    /** Nothing came in time, or not all of it. */
    TIMEOUT(false),
    /** The connection ended before the answer did. */
    CONNECTION_LOST(false),
    ANSWER_TOO_LARGE(false),
    /** It is not HTTP, or nothing our client can read. */
    ANSWER_UNREADABLE(false),
    /** A status from 500 on. */
    SERVER_ERROR(false),
    /** We were stopped while waiting. */
    INTERRUPTED(false);

    private final boolean certainlyNotSent;

    Failure(boolean certainlyNotSent) {
        this.certainlyNotSent = certainlyNotSent;
    }

    /** Whether not a byte of the request can have reached the party. */
    public boolean isCertainlyNotSent() {
        return certainlyNotSent;
    }

    /** For causes and logs: {@code connect-timeout}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
