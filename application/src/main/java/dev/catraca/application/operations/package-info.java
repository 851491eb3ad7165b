/** What operators look at: providers, calls, and what must never be true. */
@NullMarked
package dev.catraca.application.operations;

import org.jspecify.annotations.NullMarked;
