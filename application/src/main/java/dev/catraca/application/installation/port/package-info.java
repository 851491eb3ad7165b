/** Settings and database, as the start looks at them. */
@NullMarked
package dev.catraca.application.installation.port;

import org.jspecify.annotations.NullMarked;
