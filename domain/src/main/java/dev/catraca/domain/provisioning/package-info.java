/** The one-time effect of a paid order in the main system. */
@NullMarked
package dev.catraca.domain.provisioning;

import org.jspecify.annotations.NullMarked;
