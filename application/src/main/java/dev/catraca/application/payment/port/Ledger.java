package dev.catraca.application.payment.port;

import dev.catraca.domain.payment.LedgerTransaction;

/** The append-only book of money. */
public interface Ledger {
    /** Posts the transaction; a second one with the same reference is not written. */
    void post(LedgerTransaction transaction);
}
