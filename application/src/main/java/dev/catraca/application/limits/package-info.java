/** How much one caller may ask for in a while. */
@NullMarked
package dev.catraca.application.limits;

import org.jspecify.annotations.NullMarked;
