/** Who may call the API, and for what. */
@NullMarked
package dev.catraca.domain.access;

import org.jspecify.annotations.NullMarked;
