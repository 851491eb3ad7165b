/** Traces, where OpenTelemetry is switched on: nothing here is used otherwise. */
@NullMarked
package dev.catraca.adapters.web.telemetry;

import org.jspecify.annotations.NullMarked;
