/** From a paid order to access in the main system. */
@NullMarked
package dev.catraca.application.provisioning;

import org.jspecify.annotations.NullMarked;
