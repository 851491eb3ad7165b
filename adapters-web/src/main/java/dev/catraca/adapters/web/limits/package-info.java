/** How much one caller may ask for, and how many may wait at once. */
@NullMarked
package dev.catraca.adapters.web.limits;

import org.jspecify.annotations.NullMarked;
