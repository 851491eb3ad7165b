/** Stripe's hosted checkout. */
@NullMarked
package dev.catraca.adapters.gateways.stripe;

import org.jspecify.annotations.NullMarked;
