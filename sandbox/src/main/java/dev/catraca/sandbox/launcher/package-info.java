/** Starts the whole product on one machine, keeps it running, and takes it down. */
@NullMarked
package dev.catraca.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
