/** How answers are written, and given again to a repeated request. */
@NullMarked
package dev.catraca.adapters.web.answers;

import org.jspecify.annotations.NullMarked;
