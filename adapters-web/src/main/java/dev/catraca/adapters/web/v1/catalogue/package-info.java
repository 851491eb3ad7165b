/** What a merchant sells, to whom, and who brings the buyers. */
@NullMarked
package dev.catraca.adapters.web.v1.catalogue;

import org.jspecify.annotations.NullMarked;
