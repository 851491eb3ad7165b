/**
 * What those who run the product look at: figures, providers, calls, and what must never be true.
 */
@NullMarked
package dev.catraca.application.operation;

import org.jspecify.annotations.NullMarked;
