/** Priced offers, signed by us. */
@NullMarked
package dev.catraca.application.quote;

import org.jspecify.annotations.NullMarked;
