/** The composition root: builds the use cases from the adapters, and makes them tick. */
@NullMarked
package dev.catraca.wiring;

import org.jspecify.annotations.NullMarked;
