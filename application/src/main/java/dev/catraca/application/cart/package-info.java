/** Orders that a client's system writes first, as carts, and whose payment it asks for. */
@NullMarked
package dev.catraca.application.cart;

import org.jspecify.annotations.NullMarked;
