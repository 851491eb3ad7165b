/** The log of calls that providers and sites make to us. */
@NullMarked
package dev.catraca.adapters.web.calls;

import org.jspecify.annotations.NullMarked;
