/** Reading and ending orders. */
@NullMarked
package dev.catraca.application.order;

import org.jspecify.annotations.NullMarked;
