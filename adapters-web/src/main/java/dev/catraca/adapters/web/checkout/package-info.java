/** The pages a buyer passes on the way to the provider and back. */
@NullMarked
package dev.catraca.adapters.web.checkout;

import org.jspecify.annotations.NullMarked;
