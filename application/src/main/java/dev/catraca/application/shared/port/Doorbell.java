package dev.catraca.application.shared.port;

/**
 * Wakes the workers of this node once rows are committed, so that nobody waits for the next tick.
 * Ringing is a courtesy: a lost ring costs a second, never a row.
 */
public interface Doorbell {
    void ring(Queue queue);

    /** The kinds of rows that somebody works off. */
    enum Queue {
        NOTIFICATIONS,
        PAYMENTS,
        SETTLED_PAYMENTS,
        PROVISIONINGS,
        TRANSFERS,
        REFUNDS,
        MAILS,
        COMPARISONS,
        BACKLOGS
    }
}
