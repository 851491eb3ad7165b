/** Transactions, identities and wake-ups. */
@NullMarked
package dev.catraca.application.shared.port;

import org.jspecify.annotations.NullMarked;
