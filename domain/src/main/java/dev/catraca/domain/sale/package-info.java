/**
 * What a gym unit sells out of its own system: plans, their simulation, and what that system wants
 * to know of a customer.
 */
@NullMarked
package dev.catraca.domain.sale;

import org.jspecify.annotations.NullMarked;
