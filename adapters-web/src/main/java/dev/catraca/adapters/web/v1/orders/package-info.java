/** Orders, their payments and their stories. */
@NullMarked
package dev.catraca.adapters.web.v1.orders;

import org.jspecify.annotations.NullMarked;
