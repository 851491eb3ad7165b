/** Outbound ports of this capability and the values they speak. */
@NullMarked
package dev.catraca.application.sale.port;

import org.jspecify.annotations.NullMarked;
