/** The page behind the link of the activation mail. */
@NullMarked
package dev.catraca.adapters.web.activation;

import org.jspecify.annotations.NullMarked;
