/** How the product stands, for those who run it. */
@NullMarked
package dev.catraca.domain.operation;

import org.jspecify.annotations.NullMarked;
