/** Outbound ports of this capability and the values they speak. */
@NullMarked
package dev.catraca.application.operations.port;

import org.jspecify.annotations.NullMarked;
