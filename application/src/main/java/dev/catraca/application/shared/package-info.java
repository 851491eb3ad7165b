/** What every use case may need. */
@NullMarked
package dev.catraca.application.shared;

import org.jspecify.annotations.NullMarked;
