/** The buyer's commitment, one type per state. */
@NullMarked
package dev.catraca.domain.order;

import org.jspecify.annotations.NullMarked;
