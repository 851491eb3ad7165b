package dev.catraca.adapters.provisioning;

/**
 * A main system behind its own circuit breaker and bulkhead. These keep their state per annotated
 * method, so each main system is a class: one that is offline must not stop the other.
 */
interface GuardedMainSystem {
    /** What it is called in the call log. */
    String party();

    boolean isConfigured();

    Answer ask(MainSystemClient.Request request) throws NoAnswer;
}
