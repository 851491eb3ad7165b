/** The contract of the Live gyms: thin, onto the same use cases. Amounts are centavos. */
@NullMarked
package dev.catraca.adapters.web.sites.live;

import org.jspecify.annotations.NullMarked;
