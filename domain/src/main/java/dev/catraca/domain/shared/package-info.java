/** Values every capability speaks: money, addresses, secrets. */
@NullMarked
package dev.catraca.domain.shared;

import org.jspecify.annotations.NullMarked;
