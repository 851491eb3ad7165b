/** Outbound ports of this capability and the values they speak. */
@NullMarked
package dev.catraca.application.operation.port;

import org.jspecify.annotations.NullMarked;
