package dev.catraca.domain.split;

import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;

/** What one payee gets of a payment. */
public sealed interface Share {
    Payee payee();

    /** A part of the whole. */
    record Percentage(Payee payee, BasisPoints part) implements Share {}

    /** A fixed amount of each payment. */
    record Fixed(Payee payee, Money amount) implements Share {}
}
