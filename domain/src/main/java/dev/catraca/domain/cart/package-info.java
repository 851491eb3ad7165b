/**
 * Carts whose payment a client's system asks for, with every number and payee in the request: all
 * of it is only compared with our own records.
 */
@NullMarked
package dev.catraca.domain.cart;

import org.jspecify.annotations.NullMarked;
