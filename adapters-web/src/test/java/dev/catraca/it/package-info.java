/** Tests of the WAR that ships, seen from outside: over HTTP, in the twins, in the database. */
@NullMarked
package dev.catraca.it;

import org.jspecify.annotations.NullMarked;
