/** Asaas' hosted checkout. */
@NullMarked
package dev.catraca.adapters.gateways.asaas;

import org.jspecify.annotations.NullMarked;
