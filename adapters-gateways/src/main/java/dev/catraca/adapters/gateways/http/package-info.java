/** What all gateways share: the one way out, its limits, and what came back. */
@NullMarked
package dev.catraca.adapters.gateways.http;

import org.jspecify.annotations.NullMarked;
