/** Who gets which part of a payment, exact to the cent. */
@NullMarked
package dev.catraca.domain.split;

import org.jspecify.annotations.NullMarked;
