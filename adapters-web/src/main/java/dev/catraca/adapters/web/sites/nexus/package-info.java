/** The contract of the Nexus site: thin, onto the same use cases. */
@NullMarked
package dev.catraca.adapters.web.sites.nexus;

import org.jspecify.annotations.NullMarked;
