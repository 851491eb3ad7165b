/** Whom merchants sell nothing to, over the v1 API. */
@NullMarked
package dev.catraca.adapters.web.v1.blocklist;

import org.jspecify.annotations.NullMarked;
