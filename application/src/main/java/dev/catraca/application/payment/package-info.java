/** From the wish to pay to the certainty that money arrived. */
@NullMarked
package dev.catraca.application.payment;

import org.jspecify.annotations.NullMarked;
