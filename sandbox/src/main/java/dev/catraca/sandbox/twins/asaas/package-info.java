/** A twin of Asaas' API v3: hosted checkouts, their payments, splits and webhooks. */
@NullMarked
package dev.catraca.sandbox.twins.asaas;

import org.jspecify.annotations.NullMarked;
