/** The imitations of all outside parties, behind one port. */
@NullMarked
package dev.catraca.sandbox.twins;

import org.jspecify.annotations.NullMarked;
