/** Merchants, what they sell, and who may call for them: plain JPA, read far more than written. */
@NullMarked
package dev.catraca.adapters.persistence.catalogue;

import org.jspecify.annotations.NullMarked;
