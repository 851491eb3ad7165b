/** What a server must be given, and what its database must be like, before it may take money. */
@NullMarked
package dev.catraca.domain.installation;

import org.jspecify.annotations.NullMarked;
