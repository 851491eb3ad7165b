/** Figures for Prometheus: what this node counted, and how the rows in the database stand. */
@NullMarked
package dev.catraca.adapters.web.metrics;

import org.jspecify.annotations.NullMarked;
