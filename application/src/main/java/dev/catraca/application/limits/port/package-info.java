/** What limits need to remember. */
@NullMarked
package dev.catraca.application.limits.port;

import org.jspecify.annotations.NullMarked;
