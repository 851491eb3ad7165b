/** Cards that a buyer pays with. Nothing here shows a number or a code by itself. */
@NullMarked
package dev.catraca.domain.card;

import org.jspecify.annotations.NullMarked;
