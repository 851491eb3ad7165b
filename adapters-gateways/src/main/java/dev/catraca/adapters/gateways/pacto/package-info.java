/** Pacto, the system that gyms keep their plans and clients in, by its two APIs. */
@NullMarked
package dev.catraca.adapters.gateways.pacto;

import org.jspecify.annotations.NullMarked;
