/** Attempts to collect an order's total, and the one place that merges what a provider reports. */
@NullMarked
package dev.catraca.domain.payment;

import org.jspecify.annotations.NullMarked;
