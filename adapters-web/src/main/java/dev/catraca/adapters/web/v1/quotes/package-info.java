/** Quotes of the v1 API, and the keys that sign them. */
@NullMarked
package dev.catraca.adapters.web.v1.quotes;

import org.jspecify.annotations.NullMarked;
