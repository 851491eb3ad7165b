/** Sales at a counter of ours: cards, and whether it is a person who buys. */
@NullMarked
package dev.catraca.application.sale;

import org.jspecify.annotations.NullMarked;
