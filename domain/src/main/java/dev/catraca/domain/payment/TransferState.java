package dev.catraca.domain.payment;

/** How far a transfer has come: {@code DONE} says that the payee has what is wanted now. */
public enum TransferState {
    PENDING,
    LEASED,
    RETRYING,
    PARKED,
    DONE
}
