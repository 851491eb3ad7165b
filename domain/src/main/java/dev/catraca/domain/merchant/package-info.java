/** Who sells, and under which conditions. */
@NullMarked
package dev.catraca.domain.merchant;

import org.jspecify.annotations.NullMarked;
