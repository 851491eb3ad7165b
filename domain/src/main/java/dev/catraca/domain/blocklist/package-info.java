/** Whom a merchant sells nothing to. */
@NullMarked
package dev.catraca.domain.blocklist;

import org.jspecify.annotations.NullMarked;
