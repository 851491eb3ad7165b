/** What Brazilian providers have in common: tax ids, cards, PIX and boletos. */
@NullMarked
package dev.catraca.sandbox.twins.brazil;

import org.jspecify.annotations.NullMarked;
