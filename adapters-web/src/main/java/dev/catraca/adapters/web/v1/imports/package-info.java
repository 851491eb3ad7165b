/** Whole files of merchants, products, coupons, affiliates, buyers and plans, a line each. */
@NullMarked
package dev.catraca.adapters.web.v1.imports;

import org.jspecify.annotations.NullMarked;
