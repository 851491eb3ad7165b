/** Answers that are given again to a repeated request. */
@NullMarked
package dev.catraca.application.idempotency;

import org.jspecify.annotations.NullMarked;
