/** What blocklists need to remember. */
@NullMarked
package dev.catraca.application.blocklist.port;

import org.jspecify.annotations.NullMarked;
