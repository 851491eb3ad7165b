/** API keys. */
@NullMarked
package dev.catraca.adapters.web.v1.keys;

import org.jspecify.annotations.NullMarked;
