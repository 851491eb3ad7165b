/**
 * Finds out what nobody told us: compares providers, orders and main system, and sends for help.
 */
@NullMarked
package dev.catraca.application.reconciliation;

import org.jspecify.annotations.NullMarked;
