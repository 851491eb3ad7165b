/** What is sold. */
@NullMarked
package dev.catraca.application.catalogue;

import org.jspecify.annotations.NullMarked;
