/** What every payment provider must do. */
@NullMarked
package dev.catraca.application.payment.port;

import org.jspecify.annotations.NullMarked;
