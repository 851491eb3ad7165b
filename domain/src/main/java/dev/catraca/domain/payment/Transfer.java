package dev.catraca.domain.payment;

import dev.catraca.domain.shared.Money;
import java.util.Optional;

/**
 * What one payee gets of a payment by a transfer of its own. The {@code payee} is its account in
 * the ledger; {@code wanted} is what it is to have in the end, {@code sent} what it got and {@code
 * reversed} what was taken back of that. The {@code cause} says why it is tried again or parked.
 */
public record Transfer(
        TransferId id,
        PaymentId payment,
        String payee,
        TransferState state,
        Money wanted,
        Money sent,
        Money reversed,
        Optional<String> reference,
        Optional<String> cause) {}
