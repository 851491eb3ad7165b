/**
 * The contract of the Xeco marketplace: thin, onto the same use cases. Amounts are decimal reais.
 */
@NullMarked
package dev.catraca.adapters.web.sites.xeco;

import org.jspecify.annotations.NullMarked;
