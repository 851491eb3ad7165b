/**
 * Sales at our own counter: plans that a gym unit keeps in its own system, their simulation, the
 * buyer's card, and the one call that sells.
 */
@NullMarked
package dev.catraca.application.sale;

import org.jspecify.annotations.NullMarked;
