/**
 * A twin of Pacto's two sales APIs, V2 and V3: units with keys of their own, their plans, the sale
 * by card, PIX and boleto, and what can be read of it afterwards.
 */
@NullMarked
package dev.catraca.sandbox.twins.pacto;

import org.jspecify.annotations.NullMarked;
