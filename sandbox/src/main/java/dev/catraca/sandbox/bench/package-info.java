/** The benchmark: load, the limit that the database sets, and the report. */
@NullMarked
package dev.catraca.sandbox.bench;

import org.jspecify.annotations.NullMarked;
