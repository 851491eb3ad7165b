/** Whom merchants sell nothing to. */
@NullMarked
package dev.catraca.application.blocklist;

import org.jspecify.annotations.NullMarked;
