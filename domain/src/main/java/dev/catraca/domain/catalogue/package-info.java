/** What is sold. */
@NullMarked
package dev.catraca.domain.catalogue;

import org.jspecify.annotations.NullMarked;
