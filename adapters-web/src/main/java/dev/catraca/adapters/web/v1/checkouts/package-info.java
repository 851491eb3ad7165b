/** Checkouts of the v1 API. */
@NullMarked
package dev.catraca.adapters.web.v1.checkouts;

import org.jspecify.annotations.NullMarked;
