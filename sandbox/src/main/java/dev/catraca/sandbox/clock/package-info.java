/** The twins' own time, and what happens at a certain time of it. */
@NullMarked
package dev.catraca.sandbox.clock;

import org.jspecify.annotations.NullMarked;
