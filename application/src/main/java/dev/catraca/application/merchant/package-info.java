/** Who sells, and the provider accounts they sell through. */
@NullMarked
package dev.catraca.application.merchant;

import org.jspecify.annotations.NullMarked;
