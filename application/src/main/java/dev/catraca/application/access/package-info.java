/** Who may call the API. */
@NullMarked
package dev.catraca.application.access;

import org.jspecify.annotations.NullMarked;
