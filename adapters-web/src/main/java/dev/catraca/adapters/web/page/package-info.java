/** What all our pages have in common. */
@NullMarked
package dev.catraca.adapters.web.page;

import org.jspecify.annotations.NullMarked;
