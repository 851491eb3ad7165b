/**
 * What the rings and the packages promise each other, and the proof that each promise is watched.
 */
@NullMarked
package dev.catraca.architecture;

import org.jspecify.annotations.NullMarked;
