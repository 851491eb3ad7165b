/** Stripe's twin: its API, its payment page, its webhooks. */
@NullMarked
package dev.catraca.sandbox.twins.stripe;

import org.jspecify.annotations.NullMarked;
