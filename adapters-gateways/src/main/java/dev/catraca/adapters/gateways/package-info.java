/** The payment providers, a package each; what they share is in {@code http}. */
@NullMarked
package dev.catraca.adapters.gateways;

import org.jspecify.annotations.NullMarked;
