/** The ports in memory, as strict about transactions as the real ones. */
@NullMarked
package dev.catraca.application.fakes;

import org.jspecify.annotations.NullMarked;
