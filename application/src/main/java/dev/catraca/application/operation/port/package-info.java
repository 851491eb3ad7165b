/** Figures over all rows. */
@NullMarked
package dev.catraca.application.operation.port;

import org.jspecify.annotations.NullMarked;
