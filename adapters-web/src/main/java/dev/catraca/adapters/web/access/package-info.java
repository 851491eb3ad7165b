/** Who may call which route. */
@NullMarked
package dev.catraca.adapters.web.access;

import org.jspecify.annotations.NullMarked;
