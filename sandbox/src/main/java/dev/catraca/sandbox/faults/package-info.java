/** The ways in which the twins misbehave on demand, by name. */
@NullMarked
package dev.catraca.sandbox.faults;

import org.jspecify.annotations.NullMarked;
