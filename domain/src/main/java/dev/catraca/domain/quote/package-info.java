/** Priced offers that expire. */
@NullMarked
package dev.catraca.domain.quote;

import org.jspecify.annotations.NullMarked;
